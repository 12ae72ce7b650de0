namespace Enforcement.Workflows.Cases;

/// <summary>涉嫌犯罪移送 (Art 26).</summary>
public sealed record TransferCrime(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.TransferCrime, At)
{
    internal static StepRule Rule { get; } = new StepRule<TransferCrime>(CaseAction.TransferCrime)
    {
        Needs = (s, _) => s.CrimeTransferred ? CaseRefusalReason.AlreadyDone : null,
        Refuse = (_, c, _) => Values.Required(c.Reason, "reason"),
        Do = (_, c, _) => [new CrimeTransferred(c.At, c.Reason)],
    };
}

/// <summary>It was transferred to the police as a suspected crime.</summary>
public sealed record CrimeTransferred(DateTimeOffset At, string Reason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { CrimeTransferred = true };
}
