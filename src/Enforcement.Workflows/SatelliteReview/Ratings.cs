using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Workflows.SatelliteReview;

/// <summary>Ratings and what follows from them (Art 16).</summary>
public static class Ratings
{
    /// <summary>
    /// A town's figures. A large gap prevails: five patches that only the satellite saw are not consistent, however many others matched.
    /// </summary>
    public static TownLine Of(string town, int matched, int satelliteOnly, int ledgerOnly, MonthPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (matched + satelliteOnly == 0) return new TownLine(town, 0, 0, ledgerOnly, null, Rating.None);
        var rate = (double)matched / (matched + satelliteOnly);
        var rating = rate < policy.LargeGapRate || satelliteOnly >= policy.LargeGapPatches ? Rating.LargeGap
            : rate >= policy.ConsistentRate ? Rating.Consistent : Rating.Between;
        return new TownLine(town, matched, satelliteOnly, ledgerOnly, rate, rating);
    }

    /// <summary>What is to be done for a town of a rating.</summary>
    public static IReadOnlyList<FollowUpKind> FollowUpsOf(Rating rating) => rating switch
    {
        Rating.Consistent => [FollowUpKind.PraiseBulletin],
        Rating.Between => [FollowUpKind.Reminder],
        Rating.LargeGap => [FollowUpKind.UrgeDemolition, FollowUpKind.InternalBulletin, FollowUpKind.CopyToDiscipline],
        _ => [],
    };
}
