namespace Enforcement.Workflows.Escalation;

/// <summary>What happened to a measure; what its journal keeps.</summary>
public abstract record MeasureEvent(DateTimeOffset At) : Event(At);

/// <param name="Facts">What the system proposes it for; none where people opened it.</param>
/// <param name="Basis">Why people opened it, e.g. 区政府被约谈; null where the system proposed it.</param>
public sealed record MeasureProposed(
    DateTimeOffset At, Guid Id, string Unit, MeasureKind Kind, IReadOnlyList<MeasureFact> Facts, string? Basis = null) : MeasureEvent(At);
/// <param name="DueAt">24:00 of the last day to answer and carry it out, exclusive.</param>
public sealed record MeasureOrdered(DateTimeOffset At, string Reason, DateTimeOffset DueAt) : MeasureEvent(At);
public sealed record MeasureDismissed(DateTimeOffset At, string Reason) : MeasureEvent(At);
/// <summary>What the unit says that it does about it; as often as it has something to say.</summary>
public sealed record MeasureAnswered(DateTimeOffset At, string Answer) : MeasureEvent(At);
/// <param name="DocumentNumber">Of the document it was done with, e.g. the notice of the talk; or null.</param>
public sealed record MeasureDone(DateTimeOffset At, string Result, string? DocumentNumber) : MeasureEvent(At);
