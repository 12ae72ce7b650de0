using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Leads;

/// <summary>Who reported it, as far as known: personal data, masked for all but those who answer them.</summary>
public sealed record Reporter(string? Name, string? Phone);

/// <summary>劝阻 by a village on the spot (Art 10, 13, 17).</summary>
/// <param name="At">When.</param>
/// <param name="Heeded">Whether they stopped.</param>
/// <param name="Words">What was said and answered.</param>
public sealed record Dissuasion(DateTimeOffset At, bool Heeded, string? Words);

/// <summary>On-site check of the planning permit (Art 12).</summary>
public sealed record PermitCheck(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string? Findings);

/// <summary>A value of the source by the source's own name: <c>DLMC</c>, 承办单位.</summary>
public sealed record SourceValue(string Name, string Value);

/// <summary>What is known of a lead when it is recorded.</summary>
/// <param name="Channel">How it came.</param>
/// <param name="SourceNumber">图斑编号, 工单号: unique within its channel.</param>
/// <param name="FoundAt">When it was found: the imaging date, the call, the patrol.</param>
/// <param name="Place">Where. Null only of a hotline order, which comes with an address and no coordinates: the town finds the place when
/// it verifies.</param>
/// <param name="Address">In words; may be empty for a patch.</param>
/// <param name="Town">Code of the town in which it lies, or null while unknown.</param>
/// <param name="Village">Code of the village, or null.</param>
/// <param name="Description">What was seen.</param>
/// <param name="AreaSquareMetres">Area in m², or null.</param>
/// <param name="InProgress">在施; null when not known, as from above.</param>
/// <param name="Attributes">Further values of the source, by the source's own names.</param>
/// <param name="Reporter">Who reported it, or null.</param>
/// <param name="Dissuasion">If it was recorded together with the finding.</param>
/// <param name="PermitCheck">If it was recorded together with the finding.</param>
/// <param name="PatrolId">The patrol on which it was found, or null.</param>
public sealed record LeadFacts(
    LeadChannel Channel, string SourceNumber, DateTimeOffset FoundAt, Place? Place, string Address, string? Town, string? Village,
    string Description, double? AreaSquareMetres, bool? InProgress = null, IReadOnlyList<SourceValue>? Attributes = null,
    Reporter? Reporter = null, Dissuasion? Dissuasion = null, PermitCheck? PermitCheck = null, Guid? PatrolId = null);
