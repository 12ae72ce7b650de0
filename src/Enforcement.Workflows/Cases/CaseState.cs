using System.Collections.Immutable;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>A deadline of a case.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Count">How it was counted.</param>
/// <param name="State">How it stands.</param>
/// <param name="BreachedAt">The legal instant at which it passed, or null.</param>
public sealed record CaseDeadline(DeadlineKind Kind, DeadlineCount Count, DeadlineState State, DateTimeOffset? BreachedAt)
{
    /// <summary>24:00 of the last day; exclusive.</summary>
    public DateTimeOffset DueAt => Count.DueAt;
}

/// <summary>Something that somebody must do now, or had to.</summary>
/// <param name="Kind">What.</param>
/// <param name="Holder">Which kind of unit; <see cref="UnitKind.Town"/> means the case's own town or development zone.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="Deadline">The deadline it is due by, or null when the measure gives none.</param>
/// <param name="DoneAt">When it was done or no longer asked for, or null.</param>
public sealed record Duty(DutyKind Kind, UnitKind Holder, DateTimeOffset OpenedAt, DeadlineKind? Deadline, DateTimeOffset? DoneAt);

/// <summary>A step of the ladder with its state.</summary>
public sealed record LadderEntry(LadderStep Step, LadderState State, DateTimeOffset? DueAt, DateTimeOffset? DoneAt);

/// <summary>A document that was served.</summary>
public sealed record ServedDocument(StopDocument Document, DateTimeOffset ServedAt, ServiceMethod Method, string Unit, int? TermDays, string? Number);

/// <summary>A file attached to the case.</summary>
public sealed record AttachedEvidence(Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256, DateTimeOffset AttachedAt);

/// <summary>
/// A case as its journal adds up to. Immutable: <see cref="CaseEvolution.Evolve"/> alone makes the next one.
/// </summary>
public sealed record CaseState
{
#pragma warning disable CS1591 // facts of the events of the same name
    public required CaseOpened Opened { get; init; }
    public string Number => Opened.Number;
    public string Town => Opened.Town;
    /// <summary>Number of events so far: the version that an edit must name.</summary>
    public int Version { get; init; }
    public CaseStage Stage { get; init; }
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
#pragma warning restore CS1591

    /// <summary>Numbers of the earlier cases that it repeats (Art 26).</summary>
    public IReadOnlyList<string> RepeatOf => Identified?.RepeatOf ?? Opened.RepeatOf;

    /// <summary>屡拆屡建 (Art 26).</summary>
    public bool IsRepeat => RepeatOf.Count > 0;

    /// <summary>Marked for the upper limit of the penalty (Art 26).</summary>
    public bool UpperLimit => IsRepeat || Determination is { Organised: true };

    /// <summary>True when nothing more is asked of anybody.</summary>
    public bool IsOver => Stage is CaseStage.Closed or CaseStage.Withdrawn;

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

    /// <summary>Since when the case is late: the earliest passed deadline of a duty that is still open; null while nothing is late or the case is suspended.</summary>
    public DateTimeOffset? LateSince => SuspendedAt is not null
        ? null
        : Duties.Where(d => d.DoneAt is null && d.Deadline is not null).Select(d => Deadline(d.Deadline!.Value)?.BreachedAt).Min();
}
