namespace Enforcement.Workflows.Cases;

/// <summary>结案: everything that the track asks for was done.</summary>
public sealed record CaseClosed(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s;
}
