using System.Collections.Immutable;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>Adds events up to a state (process.md section 7: state is what the entries add up to).</summary>
public static class CaseEvolution
{
    /// <summary>The state that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event does not open the case.</exception>
    public static CaseState Fold(IEnumerable<CaseEvent> events)
    {
        CaseState? state = null;
        foreach (var e in events) state = Evolve(state, e);
        return state ?? throw new InvalidOperationException("A case without entries.");
    }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static CaseState Evolve(CaseState? state, CaseEvent e)
    {
        if (state is null)
        {
            return e is CaseOpened opened
                ? CaseDuties.Reconcile(new CaseState { Opened = opened, Version = 1 }, e.At)
                : throw new InvalidOperationException($"The first entry of a case must open it, not {e.GetType().Name}.");
        }
        var next = Apply(state, e) with { Version = state.Version + 1 };
        return CaseDuties.Reconcile(next, e.At);
    }

    private static CaseState Apply(CaseState s, CaseEvent e) => e switch
    {
        SiteInspected inspected => s with { Inspection = inspected },
        StopServed served => s with
        {
            Documents = s.Documents.Add(new ServedDocument(served.Document, served.At, served.Method, served.Unit, null, served.DocumentNumber)),
            Stage = s.Stage == CaseStage.Discovered && served.Document != StopDocument.Dissuasion ? CaseStage.Stopped : s.Stage,
        },
        Determined determined => s with { Determination = determined, Stage = determined.Illegal ? CaseStage.Determined : CaseStage.Withdrawn },
        SelfDemolitionOrdered ordered => s with
        {
            Documents = s.Documents.Add(new ServedDocument(StopDocument.CorrectionNotice, ordered.At, ordered.Method, ordered.Unit, ordered.TermDays, ordered.DocumentNumber)),
            Stage = CaseStage.SelfDemolition,
        },
        ForcedDemolitionPlanned planned => s with { Plan = planned },
        DemolitionConfirmed demolished => s with
        {
            Demolition = demolished,
            Stage = CaseStage.Feedback,
            SuspendedAt = null,
            MeetingPending = false,
            Ladder = EndOpenSteps(s.Ladder, demolished.At),
        },
        FedBack fedBack => s with { FedBackAt = fedBack.At },
        CityEntryRecorded entry => s with { CityEntry = entry },
        CaseClosed => s with { Stage = CaseStage.Closed },
        CaseWithdrawn withdrawn => s with
        {
            Stage = CaseStage.Withdrawn, SuspendedAt = null, MeetingPending = false, Ladder = EndOpenSteps(s.Ladder, withdrawn.At),
        },
        BulletinIssued => s with { Ladder = Open(Close(s.Ladder, LadderStep.Bulletin, LadderState.Done, e.At), LadderStep.SpecialMeeting) },
        SpecialMeetingRequested => s with { MeetingPending = true, Ladder = Open(s.Ladder, LadderStep.SpecialMeeting) },
        SpecialMeetingDecided { Approved: true } => s with
        {
            MeetingPending = false,
            Ladder = Open(Close(s.Ladder, LadderStep.SpecialMeeting, LadderState.Done, e.At), LadderStep.Supervision),
        },
        SpecialMeetingDecided => s with { MeetingPending = false, Ladder = Close(s.Ladder, LadderStep.SpecialMeeting, LadderState.Refused, e.At) },
        SupervisionOpened => CloseSupervision(s with { SupervisionOpened = true }, e.At),
        CopiedToDiscipline when s.Listing is null => CloseSupervision(s with { CopiedOnSupervision = true }, e.At),
        CopiedToDiscipline => s with { CopiedOnListing = true },
        MunicipalListingRecorded listing => s with { Listing = listing, Ladder = Close(s.Ladder, LadderStep.MunicipalListing, LadderState.Done, e.At) },
        ExplainedAtMeeting => s with { Explained = true },
        AccountabilityOpened => s with { Ladder = Close(s.Ladder, LadderStep.Accountability, LadderState.Done, e.At) },
        CaseSuspended suspended => s with
        {
            SuspendedAt = suspended.At,
            Deadlines = s.Deadlines.ConvertAll(d =>
                d.State == DeadlineState.Running && d.Kind != DeadlineKind.YearEnd ? d with { State = DeadlineState.Suspended } : d),
        },
        CaseResumed resumed => s with
        {
            SuspendedAt = null,
            Suspensions = SuspendedDays(s, resumed.At) is { } days ? s.Suspensions.Add(days) : s.Suspensions,
            Deadlines = s.Deadlines.ConvertAll(d => d.State == DeadlineState.Suspended ? d with { State = DeadlineState.Running } : d),
        },
        DeadlineExtended => s,
        SupervisionReplied => s, // said, not done: nothing is met by it
        ObstructionReported => s with { Obstructed = true },
        CrimeTransferred => s with { CrimeTransferred = true },
        EvidencePinCorrected => s, // kept with the file; the journal has the reason
        PartyIdentified identified => s with { Identified = identified },
        LeadJoined joined => s with { JoinedLeads = s.JoinedLeads.Add(joined) },
        EvidenceAttached a => s with
        {
            Evidence = s.Evidence.Add(new AttachedEvidence(a.Id, a.Kind, a.IsPhoto, a.TakenAt, a.FileName, a.Sha256, a.At)),
        },
        ServiceProven => s, // the term that starts with it says so
        DeadlineAwaited awaited => s with
        {
            Deadlines = s.Deadlines.RemoveAll(d => d.Kind == awaited.Kind).Add(new CaseDeadline(awaited.Kind, awaited.Count, DeadlineState.Pending, null)),
        },
        DeadlineStarted started => StartDeadline(s, started),
        DeadlineMoved moved => MoveDeadline(s, moved),
        DeadlineMet met => Set(s, met.Kind, DeadlineState.Met, null),
        DeadlineBreached breached => Breach(s, breached),
        BreachUndone undone => Set(s, undone.Kind, DeadlineState.Met, null),
        DeadlineEnded ended => Set(s, ended.Kind, DeadlineState.Ended, null),
        CaseOpened => throw new InvalidOperationException("A case is opened once."),
        _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name}."),
    };

    /// <summary>The days of a suspension that ended: the day of resuming counts again; null when none passed.</summary>
    internal static DayRange? SuspendedDays(CaseState s, DateTimeOffset resumedAt)
    {
        var (from, to) = (LegalTime.DateOf(s.SuspendedAt!.Value), LegalTime.DateOf(resumedAt).AddDays(-1));
        return to < from ? null : new DayRange(from, to);
    }

    private static CaseState StartDeadline(CaseState s, DeadlineStarted started)
    {
        var deadline = new CaseDeadline(started.Kind, started.Count, DeadlineState.Running, null);
        var next = s with { Deadlines = s.Deadlines.RemoveAll(d => d.Kind == started.Kind).Add(deadline) };
        return started.Kind switch
        {
            DeadlineKind.Bulletin => next with { Ladder = Open(s.Ladder, LadderStep.Bulletin, deadline.DueAt) },
            DeadlineKind.Supervision => next with { Ladder = DueBy(s.Ladder, LadderStep.Supervision, deadline.DueAt) },
            _ => next,
        };
    }

    private static CaseState MoveDeadline(CaseState s, DeadlineMoved moved)
    {
        var next = s with { Deadlines = s.Deadlines.ConvertAll(d => d.Kind == moved.Kind ? d with { Count = moved.Count } : d) };
        return moved.Kind switch
        {
            DeadlineKind.Bulletin => next with { Ladder = DueBy(s.Ladder, LadderStep.Bulletin, moved.Count.DueAt) },
            DeadlineKind.Supervision => next with { Ladder = DueBy(s.Ladder, LadderStep.Supervision, moved.Count.DueAt) },
            _ => next,
        };
    }

    private static CaseState Breach(CaseState s, DeadlineBreached breached)
    {
        var next = Set(s, breached.Kind, DeadlineState.Breached, breached.At);
        return breached.Kind switch
        {
            DeadlineKind.SelfDemolition => next with { Stage = CaseStage.ForcedDemolition },
            DeadlineKind.ForcedDemolition => next with { Stage = CaseStage.Overdue },
            DeadlineKind.Supervision => next with { Ladder = Open(s.Ladder, LadderStep.MunicipalListing) },
            DeadlineKind.YearEnd => next with { Ladder = Open(s.Ladder, LadderStep.Accountability) },
            _ => next,
        };
    }

    /// <summary>Supervision is complete when the order is open and discipline has its copy: neither can be skipped (Art 25).</summary>
    private static CaseState CloseSupervision(CaseState s, DateTimeOffset at) =>
        s is { SupervisionOpened: true, CopiedOnSupervision: true }
            ? s with { Ladder = Close(s.Ladder, LadderStep.Supervision, LadderState.Done, at) }
            : s;

    private static CaseState Set(CaseState s, DeadlineKind kind, DeadlineState state, DateTimeOffset? breachedAt) =>
        s with { Deadlines = s.Deadlines.ConvertAll(d => d.Kind == kind ? d with { State = state, BreachedAt = breachedAt } : d) };

    private static ImmutableList<LadderEntry> Open(ImmutableList<LadderEntry> ladder, LadderStep step, DateTimeOffset? dueAt = null) =>
        ladder.RemoveAll(x => x.Step == step).Add(new LadderEntry(step, LadderState.Open, dueAt, null));

    private static ImmutableList<LadderEntry> Close(ImmutableList<LadderEntry> ladder, LadderStep step, LadderState state, DateTimeOffset at) =>
        ladder.ConvertAll(x => x.Step == step ? x with { State = state, DoneAt = at } : x);

    private static ImmutableList<LadderEntry> DueBy(ImmutableList<LadderEntry> ladder, LadderStep step, DateTimeOffset dueAt) =>
        ladder.ConvertAll(x => x.Step == step ? x with { DueAt = dueAt } : x);

    private static ImmutableList<LadderEntry> EndOpenSteps(ImmutableList<LadderEntry> ladder, DateTimeOffset at) =>
        ladder.ConvertAll(x => x.State == LadderState.Open ? x with { State = LadderState.Ended, DoneAt = at } : x);
}
