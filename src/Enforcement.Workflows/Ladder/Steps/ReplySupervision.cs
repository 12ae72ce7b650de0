using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Ladder;

/// <summary>督办反馈: the town says how the work on a supervised case stands, as often as asked (Art 25).</summary>
public sealed record ReplySupervision(DateTimeOffset At, string Progress) : CaseCommand(CaseAction.ReplySupervision, At)
{
    internal static StepRule Rule { get; } = new StepRule<ReplySupervision>(CaseAction.ReplySupervision)
    {
        Needs = (s, _) => s.SupervisionOpened ? null : CaseRefusalReason.LowerStepMissing,
        Refuse = (_, c, _) => Values.Required(c.Progress, "progress"),
        Do = (_, c, _) => [new SupervisionReplied(c.At, c.Progress)],
    };
}

/// <summary>The town replied. Said, not done: nothing is met by it.</summary>
public sealed record SupervisionReplied(DateTimeOffset At, string Progress) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s;
}
