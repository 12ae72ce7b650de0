using System.Collections.Immutable;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// A case as its journal adds up to. Immutable: <see cref="CaseEvolution.Evolve"/> alone makes the next one.
/// </summary>
public sealed record CaseState
{
    public required CaseOpened Opened { get; init; }
    public string Number => Opened.Number;
    public string Town => Opened.Town;
    /// <summary>Number of events so far: the version that an edit must name.</summary>
    public int Version { get; init; }
    /// <summary>The rules that it is under, as pinned when it was opened.</summary>
    public required Track Track { get; init; }
    public CaseStage Stage { get; init; }
    /// <summary>The stages that it was in, in their order; the last is where it stands.</summary>
    public ImmutableList<StageEntry> Stages { get; init; } = [];
    /// <summary>Who the party is, when that became known or was corrected after the opening.</summary>
    public PartyIdentified? Identified { get; init; }
    public Party? Party => Identified?.Party ?? Opened.Party;
    public SiteInspected? Inspection { get; init; }
    public ImmutableList<ServedDocument> Documents { get; init; } = [];
    public Determined? Determination { get; init; }
    public ForcedDemolitionPlanned? Plan { get; init; }
    public DemolitionConfirmed? Demolition { get; init; }
    public DateTimeOffset? FedBackAt { get; init; }
    public CityEntryRecorded? CityEntry { get; init; }
    public ImmutableList<AttachedEvidence> Evidence { get; init; } = [];
    public ImmutableList<LeadJoined> JoinedLeads { get; init; } = [];
    public ImmutableList<CaseDeadline> Deadlines { get; init; } = [];
    public ImmutableList<Duty> Duties { get; init; } = [];
    /// <summary>The ladder's steps reached so far, lowest first.</summary>
    public ImmutableList<LadderEntry> Ladder { get; init; } = [];
    /// <summary>A special meeting was asked for and not decided.</summary>
    public bool MeetingPending { get; init; }
    public bool SupervisionOpened { get; init; }
    public bool CopiedOnSupervision { get; init; }
    public MunicipalListingRecorded? Listing { get; init; }
    public bool CopiedOnListing { get; init; }
    public bool Explained { get; init; }
    public DateTimeOffset? SuspendedAt { get; init; }
    /// <summary>Runs of days of earlier suspensions.</summary>
    public ImmutableList<DayRange> Suspensions { get; init; } = [];
    public bool CrimeTransferred { get; init; }
    public bool Obstructed { get; init; }

    /// <summary>Numbers of the earlier cases that it repeats (Art 26).</summary>
    public IReadOnlyList<string> RepeatOf => Identified?.RepeatOf ?? Opened.RepeatOf;

    /// <summary>屡拆屡建 (Art 26).</summary>
    public bool IsRepeat => RepeatOf.Count > 0;

    /// <summary>Marked for the upper limit of the penalty (Art 26).</summary>
    public bool UpperLimit => IsRepeat || Determination is { Organised: true };

    /// <summary>The stages that the law knows it was in: a fact recorded late undoes what time alone had brought about meanwhile.</summary>
    public IEnumerable<StageEntry> Reached =>
        Stages.Where(e => Track.Passings.FirstOrDefault(p => p.To == e.Stage) is not { } passing || IsBreached(passing.Deadline));

    /// <summary>True when nothing more is asked of anybody.</summary>
    public bool IsOver => Track.Stage(Stage).IsEnd;

    /// <summary>True when the action is done at the stage where the case stands.</summary>
    public bool Takes(CaseAction action) => Track.Step(action)?.From.Contains(Stage) == true;

    /// <summary>True while what its unit owed is overdue and the ladder runs (Art 24–27).</summary>
    public bool IsLate => Track.Stage(Stage).Kind == StageKind.Late;

    /// <summary>The order to demolish was served, but nothing proves it yet: its term waits.</summary>
    public bool ServiceUnproven => Deadline(DeadlineKind.SelfDemolition)?.State == DeadlineState.Pending;

    /// <summary>The deadline of a kind, or null when it never started.</summary>
    public CaseDeadline? Deadline(DeadlineKind kind) => Deadlines.Find(d => d.Kind == kind);

    /// <summary>The state of a ladder step, or null when it was not reached.</summary>
    public LadderState? Step(LadderStep step) => Ladder.Find(s => s.Step == step)?.State;

    /// <summary>True when the deadline of the kind passed and was not undone.</summary>
    public bool IsBreached(DeadlineKind kind) => Deadline(kind)?.State == DeadlineState.Breached;

    /// <summary>When a duty is due: at its deadline, or null when the measure gives none.</summary>
    public DateTimeOffset? DueAt(Duty duty) => duty.Deadline is { } kind ? Deadline(kind)?.DueAt : null;

    /// <summary>
    /// Since when the case is late: the earliest passed deadline of a duty that is still open; null while nothing is late or the case is
    /// suspended.
    /// </summary>
    public DateTimeOffset? LateSince => SuspendedAt is not null
        ? null
        : Duties.Where(d => d.DoneAt is null && d.Deadline is not null).Select(d => Deadline(d.Deadline!.Value)?.BreachedAt).Min();

    internal CaseState Enter(CaseStage stage, DateTimeOffset at) =>
        this with { Stage = stage, Stages = Stages.Add(new StageEntry(stage, at)) };

    internal CaseState With(CaseDeadline deadline) =>
        this with { Deadlines = Deadlines.RemoveAll(d => d.Kind == deadline.Kind).Add(deadline) };

    internal CaseState Set(DeadlineKind kind, DeadlineState state, DateTimeOffset? breachedAt = null) =>
        this with { Deadlines = Deadlines.ConvertAll(d => d.Kind == kind ? d with { State = state, BreachedAt = breachedAt } : d) };
}
