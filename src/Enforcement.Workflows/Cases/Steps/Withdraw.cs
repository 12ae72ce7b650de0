namespace Enforcement.Workflows.Cases;

/// <summary>撤案: opened in error, or lawful, with reason and approver.</summary>
public sealed record Withdraw(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.Withdraw, At)
{
    internal static StepRule Rule { get; } = new StepRule<Withdraw>(CaseAction.Withdraw)
    {
        Needs = CaseGuards.MaySteer,
        Refuse = (_, c, x) => Values.Approval(c.At, x) ?? Values.Required(c.Reason, "reason"),
        Do = (s, c, _) => [new CaseWithdrawn(c.At, c.Reason), .. Clock.EndRunning(s, c.At)],
    };
}

/// <summary>The case was withdrawn.</summary>
public sealed record CaseWithdrawn(DateTimeOffset At, string Reason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { SuspendedAt = null };
}
