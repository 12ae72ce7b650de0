using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Ladder;

/// <summary>
/// The ladder for overdue cases (Art 24–27): bulletin, special meeting, supervision, listing, accountability. A track mounts it where it
/// becomes late.
/// </summary>
internal static class LadderPart
{
    /// <summary>Its steps, to be done in the given late stages of a track.</summary>
    public static IReadOnlyList<Step> Steps(params IReadOnlyList<CaseStage> late) =>
    [
        new(IssueBulletin.Rule, late, Staff.Bureau),
        new(RequestSpecialMeeting.Rule, late, Staff.Planning),
        new(DecideSpecialMeeting.Rule, late, Staff.Leader),
        new(OpenSupervision.Rule, late, Staff.Office),
        new(ReplySupervision.Rule, late, Staff.Town) { WhileSuspended = true },
        new(CopyToDiscipline.Rule, late, Staff.Planning),
        new(RecordMunicipalListing.Rule, late, Staff.Planning),
        new(ExplainAtMeeting.Rule, late, Staff.TownLead),
        new(OpenAccountability.Rule, late, Staff.Leader),
    ];

    public static IReadOnlyList<DutyRule> Duties { get; } =
    [
        new(DutyKind.IssueBulletin, UnitKind.UrbanEnforcement, DeadlineKind.Bulletin, s => s.Step(LadderStep.Bulletin) == LadderState.Open),
        new(DutyKind.RequestSpecialMeeting, UnitKind.Planning, null,
            s => s is { IsLate: true, MeetingPending: false }
                && s.Step(LadderStep.SpecialMeeting) is LadderState.Open or LadderState.Refused),
        new(DutyKind.DecideSpecialMeeting, UnitKind.District, null, s => s.MeetingPending),
        new(DutyKind.OpenSupervision, UnitKind.Supervision, null,
            s => s is { SupervisionOpened: false } && s.Step(LadderStep.Supervision) == LadderState.Open),
        new(DutyKind.CopyToDiscipline, UnitKind.Planning, null, s => s.IsLate && CopyToDiscipline.IsOwed(s)),
        new(DutyKind.RecordMunicipalListing, UnitKind.Planning, null, s => s.Step(LadderStep.MunicipalListing) == LadderState.Open),
        new(DutyKind.ExplainAtMeeting, UnitKind.Town, null, s => s is { IsLate: true, Listing: not null, Explained: false }),
        new(DutyKind.OpenAccountability, UnitKind.District, null, s => s.Step(LadderStep.Accountability) == LadderState.Open),
    ];

    /// <summary>What other events do to the ladder: its deadlines open its rungs, and the end of the case ends it.</summary>
    public static CaseState Follow(CaseState s, CaseEvent e) => e switch
    {
        DeadlineStarted { Kind: DeadlineKind.Bulletin } d => s with { Ladder = s.Ladder.Open(LadderStep.Bulletin, d.Count.DueAt) },
        DeadlineStarted { Kind: DeadlineKind.Supervision } d => s with { Ladder = s.Ladder.DueBy(LadderStep.Supervision, d.Count.DueAt) },
        DeadlineMoved { Kind: DeadlineKind.Bulletin } d => s with { Ladder = s.Ladder.DueBy(LadderStep.Bulletin, d.Count.DueAt) },
        DeadlineMoved { Kind: DeadlineKind.Supervision } d => s with { Ladder = s.Ladder.DueBy(LadderStep.Supervision, d.Count.DueAt) },
        DeadlineBreached { Kind: DeadlineKind.Supervision } => s with { Ladder = s.Ladder.Open(LadderStep.MunicipalListing) },
        DeadlineBreached { Kind: DeadlineKind.YearEnd } => s with { Ladder = s.Ladder.Open(LadderStep.Accountability) },
        DemolitionConfirmed or CaseWithdrawn => s with { MeetingPending = false, Ladder = s.Ladder.End(e.At) },
        _ => s,
    };

    /// <summary>Supervision is complete when the order is open and discipline has its copy: neither can be skipped (Art 25).</summary>
    public static CaseState CloseSupervision(CaseState s, DateTimeOffset at) =>
        s is { SupervisionOpened: true, CopiedOnSupervision: true }
            ? s with { Ladder = s.Ladder.Close(LadderStep.Supervision, LadderState.Done, at) }
            : s;
}
