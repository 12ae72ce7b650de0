namespace Enforcement.Workflows.Cases;

/// <summary>中止 with the unit lead's approval and reason.</summary>
public sealed record Suspend(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.Suspend, At)
{
    internal static StepRule Rule { get; } = new StepRule<Suspend>(CaseAction.Suspend)
    {
        Needs = CaseGuards.MaySteer,
        Refuse = (_, c, x) => Values.Approval(c.At, x) ?? Values.Required(c.Reason, "reason"),
        Do = (_, c, _) => [new CaseSuspended(c.At, c.Reason)],
    };
}

/// <summary>The case was suspended: no day counts until it is resumed, but the year of a listing ends all the same (Art 27).</summary>
public sealed record CaseSuspended(DateTimeOffset At, string Reason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with
    {
        SuspendedAt = At,
        Deadlines = s.Deadlines.ConvertAll(d =>
            d.State == DeadlineState.Running && d.Kind != DeadlineKind.YearEnd ? d with { State = DeadlineState.Suspended } : d),
    };
}
