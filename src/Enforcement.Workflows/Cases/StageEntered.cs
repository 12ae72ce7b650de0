namespace Enforcement.Workflows.Cases;

/// <summary>The case came to a stage; written by tracks that record their stages, so that adding up needs no rules.</summary>
public sealed record StageEntered(DateTimeOffset At, CaseStage Stage) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.Enter(Stage, At);
}
