using Enforcement.Api.Organisations;
using Enforcement.Workflows.SatelliteReview;

namespace Enforcement.Api.SatelliteReview;

/// <summary>A month's review as a line of the list.</summary>
/// <param name="State"><c>open</c>, <c>run</c>, <c>confirmed</c>.</param>
/// <param name="Waiting">Follow-ups that wait.</param>
public sealed record ReviewItem(string Month, string State, DateTimeOffset? RanAt, DateTimeOffset? ConfirmedAt, int Waiting);

/// <summary>A town's figures (contract).</summary>
/// <param name="MatchRate">0 to 1; null without a patch.</param>
/// <param name="Reported">It reported for the month.</param>
public sealed record ReviewTown(UnitView Town, int Matched, int SatelliteOnly, int LedgerOnly, double? MatchRate, Rating Rating,
    bool Reported);

/// <summary>What is to be done for a town.</summary>
public sealed record FollowUpView(UnitView Town, FollowUpKind Kind, DateTimeOffset DueAt, DateTimeOffset? DoneAt);

/// <summary>A patch that was taken out.</summary>
public sealed record ExcludedPatch(string Id, string Number);

/// <summary>A review for one reader. A town sees its own lines only, and only once the review is confirmed (Art 16).</summary>
/// <param name="Stale">Something was decided since the last run.</param>
/// <param name="Excluded">Patches that were taken out of the review.</param>
/// <param name="Unassigned">Patches that are with no town and rated nowhere.</param>
/// <param name="Actions"><c>run</c>, <c>decide</c>, <c>confirm</c>, <c>finish</c>.</param>
public sealed record ReviewDetails(
    string Month, string State, int Version, DateTimeOffset From, DateTimeOffset Before, DateTimeOffset? RanAt,
    DateTimeOffset? ConfirmedAt, bool Stale, int Unassigned, IReadOnlyList<ExcludedPatch> Excluded, IReadOnlyList<ReviewTown> Towns,
    IReadOnlyList<PairLine> Pairs, IReadOnlyList<FollowUpView> FollowUps, IReadOnlyList<string> Actions);
