using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseAction;
using static Enforcement.Workflows.Cases.CaseStage;

namespace Enforcement.Workflows.Processes;

/// <summary>Who may do an action: people of a kind of unit with a role. For towns, of the case's own town.</summary>
public sealed record Grant(UnitKind Unit, PersonRole Role);

/// <summary>An action of the process: in which stages, by whom, and whether also while the case is suspended.</summary>
public sealed record ProcessAction(CaseAction Action, IReadOnlyList<CaseStage> Stages, IReadOnlyList<Grant> Grants, bool WhileSuspended = false);

/// <summary>A line of the process diagram: what leads from a stage to the next.</summary>
/// <param name="Cause">The action, or null where time alone does it.</param>
/// <param name="Deadline">The deadline whose passing does it, or null.</param>
public sealed record ProcessTransition(CaseStage From, CaseStage To, CaseAction? Cause, DeadlineKind? Deadline = null);

/// <summary>The stages, actions and transitions of a case as data: the decider obeys it, pages draw it, the API lists from it what is allowed.</summary>
public static class CaseProcess
{
    private static readonly CaseStage[] BeforeDemolition = [Discovered, Stopped, CaseStage.Determined, SelfDemolition, ForcedDemolition, Overdue];
    private static readonly CaseStage[] InProgress = [.. BeforeDemolition, Feedback];

    private static readonly Grant[] TownLead = [new(UnitKind.Town, PersonRole.UnitLead), new(UnitKind.DevelopmentZone, PersonRole.UnitLead)];
    private static readonly Grant[] Town = [.. TownLead, new(UnitKind.Town, PersonRole.Inspector), new(UnitKind.DevelopmentZone, PersonRole.Inspector)];
    private static readonly Grant[] Planning = [new(UnitKind.Planning, PersonRole.PlanningOfficer)];
    private static readonly Grant[] Bureau = [new(UnitKind.UrbanEnforcement, PersonRole.Supervisor)];
    private static readonly Grant[] Leader = [new(UnitKind.District, PersonRole.DistrictLeader)];
    private static readonly Grant[] Office = [new(UnitKind.Supervision, PersonRole.Supervisor)];
    private static readonly Grant[] Village = [new(UnitKind.Village, PersonRole.VillagePatroller)];
    private static readonly Grant[] Sector = [new(UnitKind.Sector, PersonRole.Inspector)];

    /// <summary>Every action once.</summary>
    public static IReadOnlyList<ProcessAction> Actions { get; } =
    [
        new(CaseAction.Inspect, BeforeDemolition, [.. Town, .. Planning]),
        new(CaseAction.Stop, BeforeDemolition, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village]),
        new(CaseAction.Determine, [Stopped], Town),
        new(CaseAction.OrderSelfDemolition, [CaseStage.Determined], Town),
        new(CaseAction.ConfirmDemolition, [Stopped, CaseStage.Determined, SelfDemolition, ForcedDemolition, Overdue], Town, WhileSuspended: true),
        new(CaseAction.PlanForcedDemolition, [ForcedDemolition, Overdue], Town),
        new(CaseAction.FeedBack, [Feedback], Town),
        new(CaseAction.RecordCityEntry, [Feedback], Town),
        new(CaseAction.IssueBulletin, [Overdue], Bureau),
        new(CaseAction.RequestSpecialMeeting, [Overdue], Planning),
        new(CaseAction.DecideSpecialMeeting, [Overdue], Leader),
        new(CaseAction.OpenSupervision, [Overdue], Office),
        new(CaseAction.CopyToDiscipline, [Overdue], Planning),
        new(CaseAction.RecordMunicipalListing, [Overdue], Planning),
        new(CaseAction.ExplainAtMeeting, [Overdue], TownLead),
        new(CaseAction.OpenAccountability, [Overdue], Leader),
        // Once a case is overdue its clock runs against the town itself: the town's lead no longer stops, ends or lengthens it.
        new(CaseAction.Suspend, InProgress, [.. TownLead, .. Planning]),
        new(CaseAction.Resume, InProgress, [.. TownLead, .. Planning], WhileSuspended: true),
        new(CaseAction.Extend, InProgress, [.. TownLead, .. Office]),
        new(CaseAction.ReportObstruction, InProgress, [.. Town, .. Planning], WhileSuspended: true),
        new(CaseAction.TransferCrime, [.. InProgress, Closed], [.. Town, .. Planning], WhileSuspended: true),
        new(CaseAction.Withdraw, BeforeDemolition, [.. TownLead, .. Planning], WhileSuspended: true),
        new(CaseAction.AttachEvidence, InProgress, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village], WhileSuspended: true),
        new(CaseAction.JoinLead, InProgress, Town, WhileSuspended: true),
        new(CaseAction.CorrectPin, InProgress, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village], WhileSuspended: true),
        new(CaseAction.ProveService, [SelfDemolition], Town),
        new(CaseAction.ReplySupervision, [Overdue], Town, WhileSuspended: true),
        new(CaseAction.IdentifyParty, InProgress, Town, WhileSuspended: true),
    ];

    /// <summary>The ways from stage to stage, for the diagram.</summary>
    public static IReadOnlyList<ProcessTransition> Transitions { get; } =
    [
        new(Discovered, Stopped, CaseAction.Stop),
        new(Stopped, CaseStage.Determined, CaseAction.Determine),
        new(Stopped, Withdrawn, CaseAction.Determine),
        new(CaseStage.Determined, SelfDemolition, CaseAction.OrderSelfDemolition),
        new(SelfDemolition, ForcedDemolition, null, DeadlineKind.SelfDemolition),
        new(ForcedDemolition, Overdue, null, DeadlineKind.ForcedDemolition),
        .. new[] { Stopped, CaseStage.Determined, SelfDemolition, ForcedDemolition, Overdue }
            .Select(s => new ProcessTransition(s, Feedback, CaseAction.ConfirmDemolition)),
        new(Feedback, Closed, CaseAction.FeedBack),
        new(Feedback, Closed, CaseAction.RecordCityEntry),
        .. BeforeDemolition.Select(s => new ProcessTransition(s, Withdrawn, CaseAction.Withdraw)),
    ];

    private static readonly Dictionary<CaseAction, ProcessAction> ByAction = Actions.ToDictionary(a => a.Action);

    /// <summary>The process's entry for an action.</summary>
    public static ProcessAction For(CaseAction action) => ByAction[action];

    /// <summary>Units and roles that may open a case without a lead.</summary>
    public static IReadOnlyList<Grant> MayOpen { get; } = [.. Town, .. Planning];
}
