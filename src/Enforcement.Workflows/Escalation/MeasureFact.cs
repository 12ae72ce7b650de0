namespace Enforcement.Workflows.Escalation;

/// <summary>What a measure is proposed for.</summary>
/// <param name="Key">Unique: <c>case/{number}</c> for an overdue case, <c>gap/{month}</c> for a large gap, <c>year/{number}</c> for a
/// municipal listing not done within its year.</param>
/// <param name="At">When it came about.</param>
public sealed record MeasureFact(string Key, DateTimeOffset At)
{
    /// <summary>The case's number, or null for a gap.</summary>
    public string? CaseNumber => Key.StartsWith("gap/", StringComparison.Ordinal) ? null
        : Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
