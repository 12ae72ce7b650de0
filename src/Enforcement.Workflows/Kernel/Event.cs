namespace Enforcement.Workflows.Kernel;

/// <summary>Something that happened, past tense; what a journal keeps.</summary>
/// <param name="At">When it happened, which may be before it was recorded.</param>
public abstract record Event(DateTimeOffset At);
