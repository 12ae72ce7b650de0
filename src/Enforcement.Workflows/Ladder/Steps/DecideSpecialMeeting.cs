using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Ladder;

/// <summary>专题会 approves or refuses, with its reason (Art 25).</summary>
public sealed record DecideSpecialMeeting(DateTimeOffset At, bool Approved, string Reason, string? MinutesNumber)
    : CaseCommand(CaseAction.DecideSpecialMeeting, At)
{
    internal static StepRule Rule { get; } = new StepRule<DecideSpecialMeeting>(CaseAction.DecideSpecialMeeting)
    {
        Needs = (s, _) => s.MeetingPending ? null : CaseRefusalReason.NoMeetingRequested,
        Fulfils = DutyKind.DecideSpecialMeeting,
        Refuse = (_, c, _) => c.Approved ? null : Values.Required(c.Reason, "reason"),
        Do = (_, c, _) => [new SpecialMeetingDecided(c.At, c.Approved, c.Reason, Values.Text(c.MinutesNumber))],
    };
}

/// <summary>The special meeting decided; refused, it may be asked for again.</summary>
public sealed record SpecialMeetingDecided(DateTimeOffset At, bool Approved, string Reason, string? MinutesNumber) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with
    {
        MeetingPending = false,
        Ladder = Approved
            ? s.Ladder.Close(LadderStep.SpecialMeeting, LadderState.Done, At).Open(LadderStep.Supervision)
            : s.Ladder.Close(LadderStep.SpecialMeeting, LadderState.Refused, At),
    };
}
