using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Processes;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>What stands in the way of an action before its values are looked at: who asks, the stage, what was done before.</summary>
public static class CaseGuards
{
    /// <summary>Who may do what in this state: the actions that a person is offered.</summary>
    public static IReadOnlyList<CaseAction> AllowedActions(CaseState state, Actor actor) =>
        [.. CaseProcess.Actions.Select(a => a.Action).Where(a => Blocks(state, a, actor) is null)];

    /// <summary>The first reason against an action, or null.</summary>
    public static CaseRefusal? Blocks(CaseState s, CaseAction action, Actor actor)
    {
        var process = CaseProcess.For(action);
        if (!IsGranted(s, process, actor)) return new CaseRefusal(NotYours);
        if (!process.Stages.Contains(s.Stage)) return new CaseRefusal(WrongStage);
        if (s.SuspendedAt is not null && !process.WhileSuspended) return new CaseRefusal(CaseRefusalReason.Suspended);
        return Precondition(s, action, actor) is { } reason ? new CaseRefusal(reason) : null;
    }

    private static bool IsGranted(CaseState s, ProcessAction process, Actor actor) =>
        process.Grants.Any(g => g.Unit == actor.UnitKind && actor.Is(g.Role))
        && (actor.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone) || actor.ActsFor(s.Town))
        && (actor.UnitKind != UnitKind.Village || actor.UnitCode == s.Opened.Village || actor.UnitCode == s.Opened.FirstFinder);

    private static CaseRefusalReason? Precondition(CaseState s, CaseAction action, Actor actor) => action switch
    {
        CaseAction.FeedBack => s.FedBackAt is null ? null : AlreadyDone,
        CaseAction.RecordCityEntry => s.CityEntry is null ? null : AlreadyDone,
        CaseAction.IssueBulletin => s.Step(LadderStep.Bulletin) == LadderState.Open ? null : AlreadyDone,
        CaseAction.RequestSpecialMeeting => s.Step(LadderStep.SpecialMeeting) switch
        {
            null => LowerStepMissing,
            LadderState.Done => AlreadyDone,
            _ => s.MeetingPending ? AlreadyDone : null,
        },
        CaseAction.DecideSpecialMeeting => s.MeetingPending ? null : NoMeetingRequested,
        CaseAction.OpenSupervision => s.Step(LadderStep.Supervision) is null ? LowerStepMissing : s.SupervisionOpened ? AlreadyDone : null,
        CaseAction.ReplySupervision => s.SupervisionOpened ? null : LowerStepMissing,
        CaseAction.CopyToDiscipline => s.Step(LadderStep.Supervision) is null ? LowerStepMissing : CaseDuties.CopyIsOwed(s) ? null : AlreadyDone,
        CaseAction.RecordMunicipalListing => s switch
        {
            { Listing: not null } => AlreadyDone,
            { CopiedOnSupervision: false } or { SupervisionOpened: false } => LowerStepMissing,
            _ => s.IsBreached(DeadlineKind.Supervision) ? null : SupervisionNotOverdue,
        },
        CaseAction.ExplainAtMeeting => s.Listing is null ? NotListed : s.Explained ? AlreadyDone : null,
        CaseAction.OpenAccountability => s.Listing is null ? NotListed
            : !s.IsBreached(DeadlineKind.YearEnd) ? YearNotOver
            : s.Step(LadderStep.Accountability) == LadderState.Open ? null : AlreadyDone,
        CaseAction.Suspend or CaseAction.Withdraw => MaySteer(s, actor) ? null : NotYours,
        CaseAction.Resume => !MaySteer(s, actor) ? NotYours : s.SuspendedAt is null ? NotSuspended : null,
        CaseAction.Extend => Extendable(s, actor) is null ? NothingToExtend : null,
        CaseAction.ProveService => s.ServiceUnproven ? null : AlreadyDone,
        CaseAction.TransferCrime => s.CrimeTransferred ? AlreadyDone : null,
        _ => null,
    };

    /// <summary>Before it is overdue the town's lead steers the case; from then on the planning branch does.</summary>
    private static bool MaySteer(CaseState s, Actor actor) => (actor.UnitKind == UnitKind.Planning) == (s.Stage == CaseStage.Overdue);

    /// <summary>The running deadline that the person may extend: the town's own stage deadline, or the supervision order of the office that gave it.</summary>
    internal static CaseDeadline? Extendable(CaseState s, Actor actor)
    {
        DeadlineKind? kind = s.Stage switch
        {
            _ when actor.UnitKind == UnitKind.Supervision => DeadlineKind.Supervision,
            CaseStage.Discovered => DeadlineKind.Stop,
            CaseStage.Stopped => DeadlineKind.Determination,
            CaseStage.SelfDemolition => DeadlineKind.SelfDemolition,
            CaseStage.ForcedDemolition => DeadlineKind.ForcedDemolition,
            CaseStage.Feedback => DeadlineKind.Feedback,
            _ => null,
        };
        return kind is { } k && s.Deadline(k) is { State: DeadlineState.Running } deadline ? deadline : null;
    }
}
