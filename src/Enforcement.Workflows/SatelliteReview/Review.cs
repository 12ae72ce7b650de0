using System.Collections.Immutable;

namespace Enforcement.Workflows.SatelliteReview;

/// <summary>A patch as the review sees it.</summary>
/// <param name="Id">Id of its lead.</param>
/// <param name="Number">图斑编号.</param>
/// <param name="Town">Code of the town that it was dispatched to or lies in; null when nobody said: it is rated nowhere until somebody
/// does.</param>
public sealed record PatchLine(string Id, string Number, string? Town, DateTimeOffset ImagedAt, double Lon, double Lat,
    double? AreaSquareMetres, string Address);

/// <summary>An entry of a town's ledger.</summary>
/// <param name="Key"><c>lead:{id}</c> or <c>case:{number}</c>.</param>
/// <param name="Reported">It stands in the town's submitted report of the month.</param>
public sealed record EntryLine(string Key, string Number, string Town, DateTimeOffset FoundAt, double Lon, double Lat, string Address,
    bool Reported);

/// <summary>A line of the comparison.</summary>
/// <param name="Metres">Between them; 0 when they overlap; null for one alone.</param>
/// <param name="Doubtful">Several candidates on a side, or only near and not overlapping: a person should look.</param>
/// <param name="Decided">A person decided it.</param>
public sealed record PairLine(PairKind Kind, PatchLine? Patch, EntryLine? Entry, double? Metres, bool Doubtful, bool Decided);

/// <summary>A town's figures.</summary>
/// <param name="MatchRate">Matched patches of all patches, 0 to 1; null without a patch.</param>
public sealed record TownLine(string Town, int Matched, int SatelliteOnly, int LedgerOnly, double? MatchRate, Rating Rating);

/// <summary>A whole comparison.</summary>
public sealed record ComparisonResult(IReadOnlyList<TownLine> Towns, IReadOnlyList<PairLine> Pairs);

/// <summary>What is to be done for a town.</summary>
public sealed record FollowUp(string Town, FollowUpKind Kind, DateTimeOffset DueAt, DateTimeOffset? DoneAt);

/// <summary>What happened to a review; what its journal keeps.</summary>
public abstract record ReviewEvent(DateTimeOffset At) : Event(At);

public sealed record ReviewCreated(DateTimeOffset At, string Month, int PolicyVersion) : ReviewEvent(At);

public sealed record ReviewRun(DateTimeOffset At, IReadOnlyList<TownLine> Towns, int Pairs) : ReviewEvent(At);

/// <param name="EntryKey">The entry that it is paired with, or that it is not.</param>
/// <param name="Same">True: they are the same; false: they are not.</param>
public sealed record PairDecided(DateTimeOffset At, string PatchId, string EntryKey, bool Same, string Reason) : ReviewEvent(At);

/// <summary>A patch is taken out of the month's review, or in again.</summary>
public sealed record PatchExcluded(DateTimeOffset At, string PatchId, bool Excluded, string Reason) : ReviewEvent(At);

/// <param name="Result">The frozen comparison.</param>
public sealed record ReviewConfirmed(DateTimeOffset At, ComparisonResult Result, IReadOnlyList<FollowUp> FollowUps) : ReviewEvent(At);

public sealed record FollowUpDone(DateTimeOffset At, string Town, FollowUpKind Kind, string? Note) : ReviewEvent(At);

/// <summary>The satellite review of a month as its journal adds up to.</summary>
public sealed record Review
{
    public required ReviewCreated Created { get; init; }
    public string Month => Created.Month;
    public int Version { get; init; }
    public ReviewRun? LastRun { get; init; }
    /// <summary>The last decision on each patch and entry.</summary>
    public ImmutableDictionary<(string Patch, string Entry), PairDecided> Decisions { get; init; } = ImmutableDictionary<(string,
        string), PairDecided>.Empty;
    public ImmutableHashSet<string> Excluded { get; init; } = [];
    /// <summary>Something was decided since the last run: run it again before it is confirmed.</summary>
    public bool IsStale { get; init; }
    public ReviewConfirmed? Confirmed { get; init; }
    public ImmutableList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>The review that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event creates nothing.</exception>
    public static Review Fold(IEnumerable<ReviewEvent> events) => events.Aggregate((Review?)null, Evolve)
        ?? throw new InvalidOperationException("A review without entries.");

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Review Evolve(Review? s, ReviewEvent e)
    {
        if (s is null) return e is ReviewCreated c ? new Review { Created = c, Version = 1 }
            : throw new InvalidOperationException($"The first entry of a review must create it, not {e.GetType().Name}.");
        return e switch
        {
            ReviewRun r => s with { LastRun = r, IsStale = false },
            PairDecided d => s with { Decisions = s.Decisions.SetItem((d.PatchId, d.EntryKey), d), IsStale = true },
            PatchExcluded x => s with { Excluded = x.Excluded ? s.Excluded.Add(x.PatchId) : s.Excluded.Remove(x.PatchId), IsStale = true },
            ReviewConfirmed x => s with { Confirmed = x, FollowUps = [.. x.FollowUps] },
            FollowUpDone d => s with { FollowUps = s.FollowUps.ConvertAll(f => f.Town == d.Town && f.Kind == d.Kind
                ? f with { DoneAt = d.At } : f) },
            _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name}."),
        } with { Version = s.Version + 1 };
    }
}
