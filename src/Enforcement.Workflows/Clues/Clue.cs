namespace Enforcement.Workflows.Clues;

/// <summary>问题线索 about an official, forwarded to discipline (Art 5).</summary>
public sealed record Clue
{
    public required ClueForwarded Forwarded { get; init; }
    public ClueReceived? Received { get; init; }
    public int Version { get; init; }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Clue Evolve(Clue? s, ClueEvent e) => (s, e) switch
    {
        (null, ClueForwarded f) => new Clue { Forwarded = f, Version = 1 },
        (not null, ClueReceived r) => s with { Received = r, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a clue."),
    };
}
