using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.SatelliteReview.ReviewRefusalReason;

namespace Enforcement.Workflows.SatelliteReview;

/// <summary>The rule book of the satellite review (Art 16). Pure.</summary>
public static class ReviewDecider
{
    /// <summary>True for who runs, decides and confirms.</summary>
    public static bool MayReview(Actor actor) => actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer);

    /// <summary>What stands in the way of changing the review, or null.</summary>
    public static Refusal? Blocks(Review s, Actor actor) =>
        !MayReview(actor) ? Refusal.Of(NotYours) : s.Confirmed is not null ? Refusal.Of(IsConfirmed) : null;

    /// <summary>Decides that a patch and an entry are, or are not, the same.</summary>
    public static Decision<Review, ReviewEvent> Decide(Review s, PatchLine? patch, EntryLine? entry, bool same, string? reason,
        Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        if (patch is null) return Refusal.Of(UnknownLine, "patch");
        if (entry is null) return Refusal.Of(UnknownLine, "entry");
        if (patch.Town != entry.Town) return Refusal.Of(DifferentTowns, "entry");
        return string.IsNullOrWhiteSpace(reason) ? Refusal.Of(ReasonMissing, "reason")
            : Accept(s, new PairDecided(now, patch.Id, entry.Key, same, reason.Trim()));
    }

    /// <summary>Takes a patch out of the month's review, or in again: of another month, a cloud, a double.</summary>
    /// <param name="patch">A patch of the period, taken out or not; null when there is none of that name.</param>
    public static Decision<Review, ReviewEvent> Exclude(Review s, string? patch, bool excluded, string? reason, Actor actor,
        DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        if (patch is null || s.Excluded.Contains(patch) == excluded) return Refusal.Of(UnknownLine, "patch");
        return string.IsNullOrWhiteSpace(reason) ? Refusal.Of(ReasonMissing, "reason")
            : Accept(s, new PatchExcluded(now, patch, excluded, reason.Trim()));
    }

    /// <summary>Confirms the result of a run that is that of the ledgers now; what follows is due within the policy's days.</summary>
    public static Decision<Review, ReviewEvent> Confirm(Review s, ComparisonResult result, MonthPolicy policy, Actor actor,
        DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        if (s.LastRun is null) return Refusal.Of(NotRun);
        // Who confirms has seen what is frozen.
        if (s.IsStale || !s.LastRun.Towns.SequenceEqual(result.Towns) || s.LastRun.Pairs != result.Pairs.Count) return Refusal.Of(Stale);
        var due = LegalTime.EndOf(LegalTime.DateOf(now).AddDays(policy.FollowUpDays));
        return Accept(s, new ReviewConfirmed(
            now, result, [.. result.Towns.SelectMany(t => Ratings.FollowUpsOf(t.Rating).Select(k => new FollowUp(t.Town, k, due, null)))]));
    }

    /// <summary>Planning did what followed.</summary>
    public static Decision<Review, ReviewEvent> FinishFollowUp(Review s, string town, FollowUpKind kind, string? note, Actor actor,
        DateTimeOffset now) =>
        !MayReview(actor) ? Refusal.Of(NotYours)
        : s.FollowUps.Any(f => f.Town == town && f.Kind == kind && f.DoneAt is null)
            ? Accept(s, new FollowUpDone(now, town, kind, string.IsNullOrWhiteSpace(note) ? null : note.Trim()))
        : Refusal.Of(NoSuchFollowUp);

    /// <summary>Starts the review of a month.</summary>
    public static Decision<Review, ReviewEvent> Create(ReviewCreated created, Actor actor) =>
        MayReview(actor) ? Decision.Of<Review, ReviewEvent>(null, Review.Evolve, created) : Refusal.Of(NotYours);

    /// <summary>Keeps what a run came to; as often as wanted before it is confirmed.</summary>
    public static Decision<Review, ReviewEvent> Run(Review s, ComparisonResult result, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        return Accept(s, new ReviewRun(now, result.Towns, result.Pairs.Count));
    }

    private static Decision<Review, ReviewEvent> Accept(Review s, ReviewEvent e) => Decision.Of(s, Review.Evolve, e);
}
