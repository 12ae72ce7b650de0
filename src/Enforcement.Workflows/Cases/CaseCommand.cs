namespace Enforcement.Workflows.Cases;

/// <summary>A command to a case. <paramref name="At"/> is when it happened, which may be before it is recorded.</summary>
public abstract record CaseCommand(CaseAction Action, DateTimeOffset At);
