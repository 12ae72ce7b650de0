using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>Something that somebody must do now, or had to.</summary>
/// <param name="Kind">What.</param>
/// <param name="Holder">Which kind of unit; <see cref="UnitKind.Town"/> means the case's own town or development zone.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="Deadline">The deadline it is due by, or null when the measure gives none.</param>
/// <param name="DoneAt">When it was done or no longer asked for, or null.</param>
public sealed record Duty(DutyKind Kind, UnitKind Holder, DateTimeOffset OpenedAt, DeadlineKind? Deadline, DateTimeOffset? DoneAt);
