namespace Enforcement.Workflows.Ladder;

/// <summary>A step of the ladder with its state.</summary>
public sealed record LadderEntry(LadderStep Step, LadderState State, DateTimeOffset? DueAt, DateTimeOffset? DoneAt);
