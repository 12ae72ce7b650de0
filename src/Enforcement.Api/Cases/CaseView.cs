using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;

namespace Enforcement.Api.Cases;

/// <summary>A case as the contract shows it, for one reader: only what they may see and do.</summary>
public sealed record CaseView(
    string Number, CaseStage Stage, int Version, UnitView Town, UnitView? Village, UnitView FirstFinder, PlaceView Place, string Address,
    PartyView? Party,
    string Description, double? AreaSquareMetres, bool InProgress, DateTimeOffset FoundAt, DateTimeOffset OpenedAt, int PolicyVersion,
    DateTimeOffset? SuspendedAt, DateTimeOffset? LateSince, IReadOnlyList<string> Flags, IReadOnlyList<string> RepeatOf,
    InspectionView? Inspection, DeterminationView? Determination, PlanView? Plan, DemolitionView? Demolition, DateTimeOffset? FedBackAt,
    string? CityEntryNumber,
    IReadOnlyList<DeadlineView> Deadlines, IReadOnlyList<DutyView> Duties, IReadOnlyList<DocumentView> Documents,
    IReadOnlyList<EvidenceView> Evidence,
    string? LeadId, IReadOnlyList<JoinedLeadView> Leads,
    EscalationView Escalation, IReadOnlyList<string> AllowedActions, bool MayAttachEvidence,
    string Track, int TrackVersion, IReadOnlyList<StageView> Stages);

/// <summary>EPSG:4490 degrees; <paramref name="Geometry"/> is GeoJSON as it was given, or null for a point.</summary>
public sealed record PlaceView(double Lon, double Lat, System.Text.Json.JsonElement? Geometry);
/// <summary>Numbers are masked except to those who may see them.</summary>
public sealed record PartyView(string Name, PartyKind Kind, string? IdNumber, string? Phone, string? Address, bool Masked);
public sealed record InspectionView(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string Findings);
public sealed record DeterminationView(DateTimeOffset At, bool Illegal, string Basis, LandCategory LandCategory, bool Organised);
public sealed record PlanView(DateTimeOffset PlannedAt, string? EmergencyReason);
public sealed record DemolitionView(DateTimeOffset DemolishedAt, DemolishedBy By);
/// <summary>
/// <paramref name="DueAt"/> is 24:00 of the last day, exclusive, and null while the deadline is pending; <paramref name="Explanation"/>
/// says how it was counted, in the reader's language.
/// </summary>
public sealed record DeadlineView(DeadlineKind Kind, DateOnly StartsOn, DateOnly? LastDay, DateTimeOffset? DueAt, DeadlineState State,
    DateTimeOffset? BreachedAt, string Explanation);
public sealed record DutyView(DutyKind Kind, UnitView Unit, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? DoneAt);
public sealed record DocumentView(StopDocument Document, DateTimeOffset ServedAt, ServiceMethod Method, UnitView Unit, int? TermDays,
    string? Number);
public sealed record EvidenceView(Guid Id, EvidenceKind Kind, string FileName, bool IsPhoto, DateTimeOffset? TakenAt,
    DateTimeOffset AttachedAt, string Sha256);
/// <summary>A lead that turned out to be the same construction; its finder is kept beside the first (Art 17).</summary>
public sealed record JoinedLeadView(Guid LeadId, string SourceNumber, UnitView Finder, DateTimeOffset FoundAt, DateTimeOffset JoinedAt);
/// <summary>A stage that the case was in, since the legal instant at which it came there.</summary>
public sealed record StageView(CaseStage Stage, DateTimeOffset At);
public sealed record EscalationView(IReadOnlyList<StepView> Steps);
public sealed record StepView(LadderStep Step, LadderState State, DateTimeOffset? DueAt, DateTimeOffset? DoneAt);

/// <summary>A case as a line of a list.</summary>
/// <param name="NextDueAt">The earliest running deadline, or null.</param>
/// <param name="LateSince">The earliest passed deadline of an open duty, or null.</param>
public sealed record CaseListItem(
    string Number, CaseStage Stage, int Version, UnitView Town, string Address, string? PartyName, DateTimeOffset OpenedAt,
    DeadlineKind? NextDeadline, DateTimeOffset? NextDueAt, DateTimeOffset? LateSince, bool Suspended, bool Repeat);

/// <summary>
/// An entry of a journal; <paramref name="Process"/> groups the entries that one command caused, <paramref name="Data"/> is the fact
/// itself.
/// </summary>
public sealed record JournalEntryView(
    int Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, string Type, string By, string ByName, UnitView Unit, int PolicyVersion,
    Guid Process,
    System.Text.Json.JsonElement Data, string Hash);
