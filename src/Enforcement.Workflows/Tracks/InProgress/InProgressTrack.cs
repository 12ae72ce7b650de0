using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseStage;
using static Enforcement.Workflows.Organisations.Staff;

namespace Enforcement.Workflows.Tracks.InProgress;

/// <summary>新生在施: a construction that was found while it is being built (Art 12–27; process.md section 3).</summary>
public static class InProgressTrack
{
    private static readonly CaseStage[] Standing = [Discovered, Stopped, CaseStage.Determined, SelfDemolition, ForcedDemolition, Overdue];
    private static readonly CaseStage[] Going = [.. Standing, Feedback];

    /// <summary>As the first cases were opened: entering a stage is no entry of the journal.</summary>
    public static Track V1 { get; } = Make(1, recordsStages: false);

    /// <summary>The same with an entry for each stage that is entered.</summary>
    public static Track V2 { get; } = Make(2, recordsStages: true);

    private static Track Make(int version, bool recordsStages) => new(
        "inProgress", version,
        stages:
        [
            new(Discovered, "发现", StageKind.Open, DeadlineKind.Stop),
            new(Stopped, "制止", StageKind.Open, DeadlineKind.Determination),
            new(CaseStage.Determined, "认定", StageKind.Open) { IsUncleared = true },
            new(SelfDemolition, "限期自拆", StageKind.Open, DeadlineKind.SelfDemolition) { IsUncleared = true },
            new(ForcedDemolition, "强制拆除", StageKind.Open, DeadlineKind.ForcedDemolition) { IsUncleared = true },
            new(Overdue, "逾期未拆", StageKind.Late) { IsUncleared = true },
            new(Feedback, "反馈销账", StageKind.Open, DeadlineKind.Feedback),
            new(Closed, "结案", StageKind.Done),
            new(Withdrawn, "撤案", StageKind.Withdrawn),
        ],
        steps:
        [
            new(Inspect.Rule, Standing, [.. Town, .. Planning]),
            new(Stop.Rule, Standing, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village])
            {
                To = [new(Stopped, e => e is StopServed { Document: not StopDocument.Dissuasion }) { From = [Discovered] }],
            },
            new(Determine.Rule, [Stopped], Town)
            {
                To = [new(CaseStage.Determined, e => e is Cases.Determined { Illegal: true }),
                    new(Withdrawn, e => e is Cases.Determined { Illegal: false })],
            },
            new(OrderSelfDemolition.Rule, [CaseStage.Determined], Town) { To = [new(SelfDemolition, e => e is SelfDemolitionOrdered)] },
            new(ProveService.Rule, [SelfDemolition], Town),
            new(PlanForcedDemolition.Rule, [ForcedDemolition, Overdue], Town),
            new(ConfirmDemolition.Rule, [.. Standing.Skip(1)], Town) { To = [new(Feedback, e => e is DemolitionConfirmed)],
                WhileSuspended = true },
            new(FeedBack.Rule, [Feedback], Town) { To = [new(Closed, e => e is CaseClosed)] },
            new(RecordCityEntry.Rule, [Feedback], Town) { To = [new(Closed, e => e is CaseClosed)] },
            .. LadderPart.Steps(Overdue),
            // Once a case is overdue its clock runs against the town itself: the town's lead no longer stops, ends or lengthens it.
            new(Suspend.Rule, Going, [.. TownLead, .. Planning]),
            new(Resume.Rule, Going, [.. TownLead, .. Planning]) { WhileSuspended = true },
            new(Extend.Rule, Going, [.. TownLead, .. Office]),
            new(ReportObstruction.Rule, Going, [.. Town, .. Planning]) { WhileSuspended = true },
            new(TransferCrime.Rule, [.. Going, Closed], [.. Town, .. Planning]) { WhileSuspended = true },
            new(Withdraw.Rule, Standing, [.. TownLead, .. Planning]) { To = [new(Withdrawn, e => e is CaseWithdrawn)],
                WhileSuspended = true },
            new(AttachEvidence.Rule, Going, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village]) { WhileSuspended = true },
            new(CorrectPin.Rule, Going, [.. Town, .. Planning, .. Sector, .. Bureau, .. Village]) { WhileSuspended = true },
            new(JoinLead.Rule, Going, Town) { WhileSuspended = true },
            new(IdentifyParty.Rule, Going, Town) { WhileSuspended = true },
        ],
        passings:
        [
            new(DeadlineKind.SelfDemolition, To: ForcedDemolition, Starts: DeadlineKind.ForcedDemolition),
            new(DeadlineKind.ForcedDemolition, To: Overdue, Starts: DeadlineKind.Bulletin),
        ],
        duties:
        [
            new(DutyKind.Inspect, UnitKind.Town, DeadlineKind.Stop, s => s is { Stage: Discovered, Inspection: null }),
            new(DutyKind.Stop, UnitKind.Town, DeadlineKind.Stop, s => s is { Stage: Discovered, Inspection: not null }),
            new(DutyKind.Determine, UnitKind.Town, DeadlineKind.Determination, s => s.Stage == Stopped),
            new(DutyKind.OrderSelfDemolition, UnitKind.Town, null, s => s.Stage == CaseStage.Determined),
            new(DutyKind.CheckSelfDemolition, UnitKind.Town, DeadlineKind.SelfDemolition,
                s => s.Stage == SelfDemolition && s.Deadline(DeadlineKind.SelfDemolition) is { State: not DeadlineState.Pending }),
            new(DutyKind.ProveService, UnitKind.Town, DeadlineKind.Service, s => s is { Stage: SelfDemolition, ServiceUnproven: true }),
            new(DutyKind.ForceDemolition, UnitKind.Town, DeadlineKind.ForcedDemolition, s => s.Stage is ForcedDemolition or Overdue),
            .. LadderPart.Duties,
            new(DutyKind.FeedBack, UnitKind.Town, DeadlineKind.Feedback, s => s is { Stage: Feedback, FedBackAt: null }),
            new(DutyKind.RecordCityEntry, UnitKind.Town, DeadlineKind.Feedback, s => s is { Stage: Feedback, CityEntry: null }),
            .. Resume.Duties,
        ])
    {
        RecordsStages = recordsStages,
    };
}
