using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>启动督办 with a due date, or the policy's (Art 25).</summary>
public sealed record OpenSupervision(DateTimeOffset At, DateOnly? DueOn) : CaseCommand(CaseAction.OpenSupervision, At)
{
    internal static StepRule Rule { get; } = new StepRule<OpenSupervision>(CaseAction.OpenSupervision)
    {
        Needs = (s, _) => s.Step(LadderStep.Supervision) is null ? LowerStepMissing : s.SupervisionOpened ? AlreadyDone : null,
        Fulfils = DutyKind.OpenSupervision,
        Refuse = (_, c, x) => c.DueOn is { } dueOn ? RefuseDueOn(dueOn, x) : null,
        Do = (_, c, x) =>
        [
            new SupervisionOpened(c.At),
            c.DueOn is { } dueOn
                ? new DeadlineStarted(c.At, DeadlineKind.Supervision,
                    DeadlineCount.Until(LegalTime.DateOf(c.At), dueOn, x.Policy.Periods[DeadlineKind.Supervision].LegalBasis))
                : Clock.Start(DeadlineKind.Supervision, LegalTime.DateOf(c.At), x, c.At),
        ],
    };

    private static Refusal? RefuseDueOn(DateOnly dueOn, CaseContext x)
    {
        var today = LegalTime.DateOf(x.Now);
        return dueOn > today && dueOn <= today.AddYears(1) ? null : Refusal.Of(DueDateOutOfRange, "dueOn");
    }
}

/// <summary>A supervision order was given.</summary>
public sealed record SupervisionOpened(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => LadderPart.CloseSupervision(s with { SupervisionOpened = true }, At);
}
