using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Clues;

/// <summary>What happened to a clue; what its journal keeps.</summary>
public abstract record ClueEvent(DateTimeOffset At);

#pragma warning disable CS1591 // the facts of the steps of ClueRules
/// <param name="SentBy">User name of who forwarded it: with the addressee and auditors the only one who reads it.</param>
/// <param name="Official">Whom it is about: name, unit, position.</param>
public sealed record ClueForwarded(DateTimeOffset At, Guid Id, string Unit, string SentBy, string Official, string Summary, string? CaseNumber) : ClueEvent(At);
public sealed record ClueReceived(DateTimeOffset At, string? Note) : ClueEvent(At);

/// <summary>问题线索 about an official, forwarded to discipline (Art 5).</summary>
public sealed record Clue
{
    public required ClueForwarded Forwarded { get; init; }
    public ClueReceived? Received { get; init; }
    public int Version { get; init; }
#pragma warning restore CS1591

    /// <summary>The clue that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event forwards nothing.</exception>
    public static Clue Fold(IEnumerable<ClueEvent> events) => events.Aggregate((Clue?)null, Evolve) ?? throw new InvalidOperationException("A clue without entries.");

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Clue Evolve(Clue? s, ClueEvent e) => (s, e) switch
    {
        (null, ClueForwarded f) => new Clue { Forwarded = f, Version = 1 },
        (not null, ClueReceived r) => s with { Received = r, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a clue."),
    };
}

/// <summary>Who does what with clues (Art 5): people of any unit forward, discipline receives, auditors read.</summary>
public static class ClueRules
{
    /// <summary>True for who forwards: whoever works in a unit but discipline's own readers; administrators and auditors take no part in the work.</summary>
    public static bool MayForward(Actor actor) =>
        actor.UnitKind != UnitKind.Discipline && actor.Roles.Any(r => r.Rule().Part == RolePart.Works);

    /// <summary>True for the addressee.</summary>
    public static bool MayReceive(Actor actor) => actor.UnitKind == UnitKind.Discipline && actor.Is(PersonRole.DisciplineReader);
}
