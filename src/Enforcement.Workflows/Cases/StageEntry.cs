namespace Enforcement.Workflows.Cases;

/// <summary>A stage that a case was in, and since when.</summary>
public sealed record StageEntry(CaseStage Stage, DateTimeOffset At);
