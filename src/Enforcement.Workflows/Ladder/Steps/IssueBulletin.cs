using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Ladder;

/// <summary>通报 in the name of 区创建办 (Art 24).</summary>
public sealed record IssueBulletin(DateTimeOffset At) : CaseCommand(CaseAction.IssueBulletin, At)
{
    internal static StepRule Rule { get; } = new StepRule<IssueBulletin>(CaseAction.IssueBulletin)
    {
        Needs = (s, _) => s.Step(LadderStep.Bulletin) == LadderState.Open ? null : CaseRefusalReason.AlreadyDone,
        Fulfils = DutyKind.IssueBulletin,
        Do = (s, c, _) => [new BulletinIssued(c.At), .. Clock.Meet(s, DeadlineKind.Bulletin, c.At)],
    };
}

/// <summary>The bulletin was issued.</summary>
public sealed record BulletinIssued(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Ladder = s.Ladder.Close(LadderStep.Bulletin, LadderState.Done, At).Open(LadderStep.SpecialMeeting) };
}
