using Enforcement.Workflows.Cases;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>报请专题会 (Art 25).</summary>
public sealed record RequestSpecialMeeting(DateTimeOffset At) : CaseCommand(CaseAction.RequestSpecialMeeting, At)
{
    internal static StepRule Rule { get; } = new StepRule<RequestSpecialMeeting>(CaseAction.RequestSpecialMeeting)
    {
        Needs = (s, _) => s.Step(LadderStep.SpecialMeeting) switch
        {
            null => LowerStepMissing,
            LadderState.Done => AlreadyDone,
            _ => s.MeetingPending ? AlreadyDone : null,
        },
        Fulfils = DutyKind.RequestSpecialMeeting,
        Do = (_, c, _) => [new SpecialMeetingRequested(c.At)],
    };
}

/// <summary>A special meeting was asked for.</summary>
public sealed record SpecialMeetingRequested(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { MeetingPending = true, Ladder = s.Ladder.Open(LadderStep.SpecialMeeting) };
}
