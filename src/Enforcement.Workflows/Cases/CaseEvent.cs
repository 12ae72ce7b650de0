using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>The place of a case, in degrees of CGCS2000 (EPSG:4490).</summary>
/// <param name="Lon">Longitude of the point, or of a point inside the geometry.</param>
/// <param name="Lat">Latitude of the same.</param>
/// <param name="Geometry">GeoJSON Point, Polygon or MultiPolygon as it was given, or null for the bare point.</param>
public sealed record Place(double Lon, double Lat, string? Geometry = null);

/// <summary>The party 当事人, as far as known.</summary>
public sealed record Party(string Name, PartyKind Kind, string? IdNumber = null, string? Phone = null, string? Address = null);

/// <summary>
/// What happened, past tense, with when it happened; what the journal keeps. Never change the meaning of one that was
/// written: add another.
/// </summary>
public abstract record CaseEvent(DateTimeOffset At);

#pragma warning disable CS1591 // each is the fact of the command of the same name, or is described here
public sealed record CaseOpened(
    DateTimeOffset At, string Number, int PolicyVersion, DateTimeOffset FoundAt, string Town, string? Village, string FirstFinder,
    Place Place, string Address, Party? Party, bool InProgress, double? AreaSquareMetres, string Description, IReadOnlyList<string> RepeatOf,
    string? LeadId) : CaseEvent(At);
public sealed record SiteInspected(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string Findings) : CaseEvent(At);
/// <summary><paramref name="Unit"/> served it; <see cref="CaseEvent.At"/> is the instant of service.</summary>
public sealed record StopServed(DateTimeOffset At, StopDocument Document, ServiceMethod Method, string Unit, string? DocumentNumber = null) : CaseEvent(At);
public sealed record Determined(DateTimeOffset At, bool Illegal, string Basis, LandCategory LandCategory, bool Organised) : CaseEvent(At);
/// <summary><see cref="CaseEvent.At"/> is the instant of service.</summary>
public sealed record SelfDemolitionOrdered(
    DateTimeOffset At, int TermDays, ServiceMethod Method, string Unit, IReadOnlyList<Guid>? Proof = null, string? DocumentNumber = null) : CaseEvent(At);
public sealed record ServiceProven(DateTimeOffset At, IReadOnlyList<Guid> Proof) : CaseEvent(At);
public sealed record ForcedDemolitionPlanned(DateTimeOffset At, DateTimeOffset PlannedAt, string? EmergencyReason) : CaseEvent(At);
/// <summary><see cref="CaseEvent.At"/> is the instant of demolition.</summary>
public sealed record DemolitionConfirmed(DateTimeOffset At, DemolishedBy By, IReadOnlyList<Guid> Evidence) : CaseEvent(At);
public sealed record FedBack(DateTimeOffset At) : CaseEvent(At);
public sealed record CityEntryRecorded(DateTimeOffset At, string EntryNumber) : CaseEvent(At);
public sealed record CaseClosed(DateTimeOffset At) : CaseEvent(At);
public sealed record BulletinIssued(DateTimeOffset At) : CaseEvent(At);
public sealed record SpecialMeetingRequested(DateTimeOffset At) : CaseEvent(At);
public sealed record SpecialMeetingDecided(DateTimeOffset At, bool Approved, string Reason, string? MinutesNumber) : CaseEvent(At);
public sealed record SupervisionOpened(DateTimeOffset At) : CaseEvent(At);
public sealed record SupervisionReplied(DateTimeOffset At, string Progress) : CaseEvent(At);
public sealed record CopiedToDiscipline(DateTimeOffset At) : CaseEvent(At);
public sealed record MunicipalListingRecorded(DateTimeOffset At, string ListingNumber) : CaseEvent(At);
public sealed record ExplainedAtMeeting(DateTimeOffset At) : CaseEvent(At);
public sealed record AccountabilityOpened(DateTimeOffset At) : CaseEvent(At);
public sealed record CaseSuspended(DateTimeOffset At, string Reason) : CaseEvent(At);
public sealed record CaseResumed(DateTimeOffset At) : CaseEvent(At);
public sealed record DeadlineExtended(DateTimeOffset At, DeadlineKind Kind, int Days, string Reason) : CaseEvent(At);
public sealed record ObstructionReported(DateTimeOffset At, string Description) : CaseEvent(At);
public sealed record CrimeTransferred(DateTimeOffset At, string Reason) : CaseEvent(At);
public sealed record CaseWithdrawn(DateTimeOffset At, string Reason) : CaseEvent(At);
public sealed record EvidenceAttached(
    DateTimeOffset At, Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256) : CaseEvent(At);
/// <summary>A lead turned out to be the same construction; <paramref name="Finder"/> found it, too (Art 17).</summary>
public sealed record LeadJoined(DateTimeOffset At, Guid LeadId, string SourceNumber, string Finder, DateTimeOffset FoundAt) : CaseEvent(At);

/// <summary>Where a piece of evidence was really taken, beside what its file says.</summary>
public sealed record EvidencePinCorrected(DateTimeOffset At, Guid EvidenceId, double Lon, double Lat, string Reason) : CaseEvent(At);

/// <summary>Who the party is became known, or was corrected; <paramref name="OldParty"/> is whom the case named until then.</summary>
/// <param name="RepeatOf">What the case repeats with this party, in place of what was found before (Art 26).</param>
public sealed record PartyIdentified(DateTimeOffset At, Party Party, Party? OldParty, string? Reason, IReadOnlyList<string> RepeatOf) : CaseEvent(At);

/// <summary>A deadline began to run, counted as <paramref name="Count"/> says for ever.</summary>
public sealed record DeadlineStarted(DateTimeOffset At, DeadlineKind Kind, DeadlineCount Count) : CaseEvent(At);
/// <summary>A deadline waits for its proof of service; <paramref name="Count"/> is how it would run.</summary>
public sealed record DeadlineAwaited(DateTimeOffset At, DeadlineKind Kind, DeadlineCount Count) : CaseEvent(At);
/// <summary>A running deadline was counted again, after an extension or a suspension.</summary>
public sealed record DeadlineMoved(DateTimeOffset At, DeadlineKind Kind, DateTimeOffset OldDueAt, DeadlineCount Count) : CaseEvent(At);
public sealed record DeadlineMet(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At);
/// <summary><see cref="CaseEvent.At"/> is the legal instant at which it passed, however late that was noticed.</summary>
public sealed record DeadlineBreached(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At);
/// <summary>A fact recorded late, but of a time before the deadline, undid its breach; <see cref="CaseEvent.At"/> is the time of the fact.</summary>
public sealed record BreachUndone(DateTimeOffset At, DeadlineKind Kind, DateTimeOffset BreachedAt) : CaseEvent(At);
/// <summary>No longer asked for.</summary>
public sealed record DeadlineEnded(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At);
#pragma warning restore CS1591
