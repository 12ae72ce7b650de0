namespace Enforcement.Workflows.Suspensions;

/// <summary>A suspension of projects as its journal adds up to (Art 29, 30).</summary>
public sealed record Suspension
{
    public required SuspensionOpened Opened { get; init; }
    public required string? Party { get; init; }
    /// <summary>Since when lifting is proposed; null when it is not, or no longer.</summary>
    public DateTimeOffset? LiftProposedAt { get; init; }
    /// <summary>Why it was proposed; kept after a refusal, so that the same reason is not proposed again as long as it holds.</summary>
    public LiftFact? LiftFact { get; init; }
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Suspension Evolve(Suspension? s, SuspensionEvent e) => (s, e) switch
    {
        (null, SuspensionOpened o) => new Suspension { Opened = o, Party = o.Party },
        (not null, SuspensionPartyIdentified p) => s with { Party = p.Party },
        (not null, LiftProposed p) => s with { LiftProposedAt = p.At, LiftFact = p.Fact ?? new LiftFact(LiftCause.Stated, p.Reason) },
        (not null, LiftWithdrawn) => s with { LiftProposedAt = null, LiftFact = null },
        (not null, LiftRefused) => s with { LiftProposedAt = null },
        (not null, SuspensionLifted l) => s with { LiftedAt = l.At },
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a suspension."),
    };
}
