using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>A line of the table of duties: a duty is open exactly while its condition holds.</summary>
/// <param name="Kind">What somebody must do.</param>
/// <param name="Holder">Which kind of unit; <see cref="UnitKind.Town"/> means the case's own.</param>
/// <param name="Deadline">The deadline it is due by, or null when the measure gives none.</param>
/// <param name="IsOpen">While this holds.</param>
public sealed record DutyRule(DutyKind Kind, UnitKind Holder, DeadlineKind? Deadline, Func<CaseState, bool> IsOpen);
