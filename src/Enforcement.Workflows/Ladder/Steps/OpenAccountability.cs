using Enforcement.Workflows.Cases;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>问责 (Art 27).</summary>
public sealed record OpenAccountability(DateTimeOffset At) : CaseCommand(CaseAction.OpenAccountability, At)
{
    internal static StepRule Rule { get; } = new StepRule<OpenAccountability>(CaseAction.OpenAccountability)
    {
        Needs = (s, _) => s.Listing is null ? NotListed
            : !s.IsBreached(DeadlineKind.YearEnd) ? YearNotOver
            : s.Step(LadderStep.Accountability) == LadderState.Open ? null : AlreadyDone,
        Fulfils = DutyKind.OpenAccountability,
        Do = (_, c, _) => [new AccountabilityOpened(c.At)],
    };
}

/// <summary>Accountability was opened.</summary>
public sealed record AccountabilityOpened(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Ladder = s.Ladder.Close(LadderStep.Accountability, LadderState.Done, At) };
}
