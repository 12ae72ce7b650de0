namespace Enforcement.Workflows.Clues;

/// <summary>What happened to a clue; what its journal keeps.</summary>
public abstract record ClueEvent(DateTimeOffset At) : Event(At);

/// <param name="SentBy">User name of who forwarded it: with the addressee and auditors the only one who reads it.</param>
/// <param name="Official">Whom it is about: name, unit, position.</param>
public sealed record ClueForwarded(DateTimeOffset At, Guid Id, string Unit, string SentBy, string Official, string Summary,
    string? CaseNumber) : ClueEvent(At);
public sealed record ClueReceived(DateTimeOffset At, string? Note) : ClueEvent(At);
