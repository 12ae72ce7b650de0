using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.SatelliteReview.ReviewRefusalReason;

namespace Enforcement.Workflows.SatelliteReview;

/// <summary>Why a step of a review was refused. The name, in kebab-case after <c>review-</c>, is the stable code.</summary>
public enum ReviewRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    NotYours,
    /// <summary>Confirmed: it is frozen.</summary>
    IsConfirmed,
    /// <summary>It was not run yet.</summary>
    NotRun,
    /// <summary>Something was decided or came in since the last run: run it again.</summary>
    Stale,
    /// <summary>A decision needs its reason. Field.</summary>
    ReasonMissing,
    /// <summary>The patch or entry is not of this month's comparison. Field.</summary>
    UnknownLine,
    /// <summary>Patch and entry are of different towns. Field.</summary>
    DifferentTowns,
    /// <summary>No such follow-up waits.</summary>
    NoSuchFollowUp,
}

/// <summary>A refusal by name. Nothing happened.</summary>
public sealed record ReviewRefusal(ReviewRefusalReason Reason, string? Field = null, params object[] Args);

/// <summary>The rule book of the satellite review (Art 16). Pure.</summary>
public static class ReviewDecider
{
    /// <summary>True for who runs, decides and confirms.</summary>
    public static bool MayReview(Actor actor) => actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer);

    /// <summary>What stands in the way of changing the review, or null.</summary>
    public static ReviewRefusal? Blocks(Review s, Actor actor) => !MayReview(actor) ? new ReviewRefusal(NotYours) : s.Confirmed is not null ? new ReviewRefusal(IsConfirmed) : null;

    /// <summary>Decides that a patch and an entry are, or are not, the same.</summary>
    public static (ReviewEvent? Event, ReviewRefusal? Refusal) Decide(Review s, PatchLine? patch, EntryLine? entry, bool same, string? reason, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        if (patch is null) return (null, new ReviewRefusal(UnknownLine, "patch"));
        if (entry is null) return (null, new ReviewRefusal(UnknownLine, "entry"));
        if (patch.Town != entry.Town) return (null, new ReviewRefusal(DifferentTowns, "entry"));
        return string.IsNullOrWhiteSpace(reason) ? (null, new ReviewRefusal(ReasonMissing, "reason")) : (new PairDecided(now, patch.Id, entry.Key, same, reason.Trim()), null);
    }

    /// <summary>Takes a patch out of the month's review, or in again: of another month, a cloud, a double.</summary>
    /// <param name="patch">A patch of the period, taken out or not; null when there is none of that name.</param>
    public static (ReviewEvent? Event, ReviewRefusal? Refusal) Exclude(Review s, string? patch, bool excluded, string? reason, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        if (patch is null || s.Excluded.Contains(patch) == excluded) return (null, new ReviewRefusal(UnknownLine, "patch"));
        return string.IsNullOrWhiteSpace(reason) ? (null, new ReviewRefusal(ReasonMissing, "reason")) : (new PatchExcluded(now, patch, excluded, reason.Trim()), null);
    }

    /// <summary>Confirms the result of a run that is that of the ledgers now; what follows is due within the policy's days.</summary>
    public static (ReviewEvent? Event, ReviewRefusal? Refusal) Confirm(Review s, ComparisonResult result, MonthPolicy policy, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        if (s.LastRun is null) return (null, new ReviewRefusal(NotRun));
        // Who confirms has seen what is frozen.
        if (s.IsStale || !s.LastRun.Towns.SequenceEqual(result.Towns) || s.LastRun.Pairs != result.Pairs.Count) return (null, new ReviewRefusal(Stale));
        var due = LegalTime.EndOf(LegalTime.DateOf(now).AddDays(policy.FollowUpDays));
        return (new ReviewConfirmed(now, result, [.. result.Towns.SelectMany(t => Ratings.FollowUpsOf(t.Rating).Select(k => new FollowUp(t.Town, k, due, null)))]), null);
    }

    /// <summary>Planning did what followed.</summary>
    public static (ReviewEvent? Event, ReviewRefusal? Refusal) FinishFollowUp(Review s, string town, FollowUpKind kind, string? note, Actor actor, DateTimeOffset now) =>
        !MayReview(actor) ? (null, new ReviewRefusal(NotYours))
        : s.FollowUps.Any(f => f.Town == town && f.Kind == kind && f.DoneAt is null) ? (new FollowUpDone(now, town, kind, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), null)
        : (null, new ReviewRefusal(NoSuchFollowUp));
}
