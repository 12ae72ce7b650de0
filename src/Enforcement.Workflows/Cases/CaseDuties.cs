using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>What somebody must do next in a case.</summary>
public enum DutyKind
{
#pragma warning disable CS1591 // named like the actions that fulfil them
    Inspect,
    Stop,
    Determine,
    OrderSelfDemolition,
    /// <summary>See whether the party demolished within the term, and confirm it (Art 21).</summary>
    CheckSelfDemolition,
    /// <summary>Organise the forced demolition (Art 22); stays until it is demolished.</summary>
    ForceDemolition,
    /// <summary>Prove the service of the order: its term does not run before (送达).</summary>
    ProveService,
    FeedBack,
    RecordCityEntry,
    IssueBulletin,
    RequestSpecialMeeting,
    DecideSpecialMeeting,
    OpenSupervision,
    CopyToDiscipline,
    /// <summary>Record whether the city listed the case (Art 27).</summary>
    RecordMunicipalListing,
    ExplainAtMeeting,
    OpenAccountability,
    Resume,
#pragma warning restore CS1591
}

/// <summary>
/// Who must do what next: a duty is open exactly while its condition holds. Kept as a table so that it reads as the measure
/// does, and so that a case in progress always has a next duty (a property test keeps that).
/// </summary>
public static class CaseDuties
{
    private sealed record Rule(DutyKind Kind, UnitKind Holder, DeadlineKind? Deadline, Func<CaseState, bool> IsOpen);

    private static readonly Rule[] Rules =
    [
        new(DutyKind.Inspect, UnitKind.Town, DeadlineKind.Stop, s => s is { Stage: CaseStage.Discovered, Inspection: null }),
        new(DutyKind.Stop, UnitKind.Town, DeadlineKind.Stop, s => s is { Stage: CaseStage.Discovered, Inspection: not null }),
        new(DutyKind.Determine, UnitKind.Town, DeadlineKind.Determination, s => s.Stage == CaseStage.Stopped),
        new(DutyKind.OrderSelfDemolition, UnitKind.Town, null, s => s.Stage == CaseStage.Determined),
        new(DutyKind.CheckSelfDemolition, UnitKind.Town, DeadlineKind.SelfDemolition, 
            s => s.Stage == CaseStage.SelfDemolition && s.Deadline(DeadlineKind.SelfDemolition) is { State: not DeadlineState.Pending }),
        new(DutyKind.ProveService, UnitKind.Town, DeadlineKind.Service, s => s is { Stage: CaseStage.SelfDemolition, ServiceUnproven: true }),
        new(DutyKind.ForceDemolition, UnitKind.Town, DeadlineKind.ForcedDemolition, s => s.Stage is CaseStage.ForcedDemolition or CaseStage.Overdue),
        new(DutyKind.IssueBulletin, UnitKind.UrbanEnforcement, DeadlineKind.Bulletin, s => s.Step(LadderStep.Bulletin) == LadderState.Open),
        new(DutyKind.RequestSpecialMeeting, UnitKind.Planning, null,
            s => s is { Stage: CaseStage.Overdue, MeetingPending: false } && s.Step(LadderStep.SpecialMeeting) is LadderState.Open or LadderState.Refused),
        new(DutyKind.DecideSpecialMeeting, UnitKind.District, null, s => s.MeetingPending),
        new(DutyKind.OpenSupervision, UnitKind.Supervision, null, s => s is { SupervisionOpened: false } && s.Step(LadderStep.Supervision) == LadderState.Open),
        new(DutyKind.CopyToDiscipline, UnitKind.Planning, null, s => s.Stage == CaseStage.Overdue && CopyIsOwed(s)),
        new(DutyKind.RecordMunicipalListing, UnitKind.Planning, null, s => s.Step(LadderStep.MunicipalListing) == LadderState.Open),
        new(DutyKind.ExplainAtMeeting, UnitKind.Town, null, s => s is { Stage: CaseStage.Overdue, Listing: not null, Explained: false }),
        new(DutyKind.OpenAccountability, UnitKind.District, null, s => s.Step(LadderStep.Accountability) == LadderState.Open),
        new(DutyKind.FeedBack, UnitKind.Town, DeadlineKind.Feedback, s => s is { Stage: CaseStage.Feedback, FedBackAt: null }),
        new(DutyKind.RecordCityEntry, UnitKind.Town, DeadlineKind.Feedback, s => s is { Stage: CaseStage.Feedback, CityEntry: null }),
        // Who may resume: the town's lead, or once it is overdue the planning branch.
        new(DutyKind.Resume, UnitKind.Town, null, s => s is { SuspendedAt: not null, Stage: not CaseStage.Overdue }),
        new(DutyKind.Resume, UnitKind.Planning, null, s => s is { SuspendedAt: not null, Stage: CaseStage.Overdue }),
    ];

    /// <summary>Discipline gets a copy when supervision starts (Art 25), and another when the city lists the case (Art 27).</summary>
    public static bool CopyIsOwed(CaseState s) =>
        s.Listing is null ? s is { CopiedOnSupervision: false } && s.Step(LadderStep.Supervision) == LadderState.Open : !s.CopiedOnListing;

    /// <summary>Opens the duties whose condition began to hold, closes those whose condition ended, at the given instant.</summary>
    internal static CaseState Reconcile(CaseState s, DateTimeOffset at)
    {
        var duties = s.Duties;
        foreach (var rule in Rules)
        {
            var open = duties.FindIndex(d => d.Kind == rule.Kind && d.Holder == rule.Holder && d.DoneAt is null);
            var isOpen = rule.IsOpen(s);
            if (isOpen && open < 0) duties = duties.Add(new Duty(rule.Kind, rule.Holder, at, rule.Deadline, null));
            else if (!isOpen && open >= 0) duties = duties.SetItem(open, duties[open] with { DoneAt = at });
        }
        return duties == s.Duties ? s : s with { Duties = duties };
    }
}
