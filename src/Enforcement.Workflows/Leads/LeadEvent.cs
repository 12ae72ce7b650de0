using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Leads;

/// <summary>
/// What happened to a lead, past tense; what its journal keeps. Never change the meaning of one that was written: add another.
/// </summary>
public abstract record LeadEvent(DateTimeOffset At) : Event(At);

/// <summary>
/// <see cref="Event.At"/> is when it was recorded; <paramref name="Finder"/> the unit that found it first 首发, for ever (Art 17).
/// </summary>
public sealed record LeadRecorded(DateTimeOffset At, Guid Id, int PolicyVersion, string Finder, LeadFacts Facts) : LeadEvent(At);
/// <summary>With a town, which verifies by <paramref name="Due"/>.</summary>
public sealed record LeadDispatched(DateTimeOffset At, string Town, DeadlineCount Due) : LeadEvent(At);
/// <summary><paramref name="Opened"/>: it opened the case; else it joined it.</summary>
public sealed record LeadVerified(DateTimeOffset At, string CaseNumber, bool Opened, string? Note) : LeadEvent(At);
/// <summary><paramref name="DuplicateOf"/>: id of the lead, or number of the case, that is the same construction.</summary>
public sealed record LeadRejected(DateTimeOffset At, LeadOutcome Outcome, string Reason, string? DuplicateOf) : LeadEvent(At);
public sealed record BuilderDissuaded(DateTimeOffset At, bool Heeded, string? Words, string Unit) : LeadEvent(At);
public sealed record PermitChecked(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string? Findings,
    string Unit) : LeadEvent(At);
public sealed record LeadEvidenceAttached(
    DateTimeOffset At, Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256) : LeadEvent(At);
public sealed record LeadPinCorrected(DateTimeOffset At, Guid EvidenceId, double Lon, double Lat, string Reason) : LeadEvent(At);
