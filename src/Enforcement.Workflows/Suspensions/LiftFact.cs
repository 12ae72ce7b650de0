namespace Enforcement.Workflows.Suspensions;

/// <summary>That what a suspension waited for has come about.</summary>
/// <param name="Cause">What.</param>
/// <param name="About">Of which case or item; null when the cause says all.</param>
public sealed record LiftFact(LiftCause Cause, string? About);
