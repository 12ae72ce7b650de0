using Enforcement.Api.Cases;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Leads;

/// <summary>A lead, for one reader.</summary>
/// <param name="Place">Null of a hotline order that came without coordinates.</param>
/// <param name="Town">Where it lies, as far as known.</param>
/// <param name="DispatchedTo">Which town has it or had it last.</param>
/// <param name="Reporter">Masked except to those who answer them.</param>
/// <param name="Deadlines">The verification's, once it was dispatched.</param>
/// <param name="RepeatOf">Cases nearby that ended in demolition (Art 26), as far as the reader may see them.</param>
public sealed record LeadView(
    Guid Id, LeadChannel Channel, string SourceNumber, LeadState State, int Version, DateTimeOffset FoundAt, DateTimeOffset RecordedAt,
    UnitView Finder,
    PlaceView? Place, string Address, UnitView? Town, UnitView? Village, UnitView? DispatchedTo, DateTimeOffset? DispatchedAt,
    string Description,
    double? AreaSquareMetres, bool? InProgress, IReadOnlyList<SourceValue> Attributes, ReporterView? Reporter,
    IReadOnlyList<DeadlineView> Deadlines,
    string? CaseNumber, LeadOutcome? Outcome, string? Reason, string? DuplicateOf, IReadOnlyList<DissuasionView> Dissuasions,
    IReadOnlyList<PermitCheckView> PermitChecks,
    IReadOnlyList<EvidenceView> Evidence, Guid? PatrolId, IReadOnlyList<PossibleDuplicateView> PossibleDuplicates,
    IReadOnlyList<string> RepeatOf,
    IReadOnlyList<string> AllowedActions, bool MayAttachEvidence);

public sealed record ReporterView(string? Name, string? Phone, bool Masked);
public sealed record DissuasionView(DateTimeOffset At, bool Heeded, string? Words, UnitView Unit);
public sealed record PermitCheckView(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string? Findings,
    UnitView Unit);

/// <summary>What may be the same construction: a lead (<paramref name="LeadId"/>) or a case (<paramref name="CaseNumber"/>).</summary>
/// <param name="Number">The lead's source number or the case's number.</param>
/// <param name="DistanceMetres">0 when they overlap.</param>
public sealed record PossibleDuplicateView(
    Guid? LeadId, string? CaseNumber, string Number, LeadChannel? Channel, LeadState? State, CaseStage? Stage, DateTimeOffset FoundAt,
    UnitView Finder, string Address,
    double DistanceMetres);

/// <summary>A lead as a line of a list.</summary>
/// <param name="DueAt">When its verification is due; null unless a town has it.</param>
/// <param name="Late">The verification's deadline passed and it still is not verified.</param>
public sealed record LeadListItem(
    Guid Id, LeadChannel Channel, string SourceNumber, LeadState State, int Version, DateTimeOffset FoundAt, UnitView Finder,
    string Address, UnitView? Town, UnitView? DispatchedTo,
    double? AreaSquareMetres, DateTimeOffset? DueAt, bool Late, string? CaseNumber, double? Lon, double? Lat);
