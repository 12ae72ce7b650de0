using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.SatelliteReview;

/// <summary>The comparison of what the satellite saw with what the towns reported.</summary>
internal static class SatelliteReviewRoom
{
    private const string Address = "/satellite-reviews/{month}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<ReviewStore>().AddScoped<ReviewSteps>(),
        Routes = [ReviewEndpoints.Map],
        Deadlines = typeof(FollowUpDeadlines),
        Subjects = [new(Address, (services, keys, ct) => services.GetRequiredService<ReviewSteps>().IsSeenAsync(keys[0], ct))],
        Journals =
        [
            JournalHeads.Of<ReviewRow>("review/", (reviews, month) =>
                reviews.Where(r => month == null || r.Month == month)
                    .Select(r => new JournalEnd(ReviewStore.StreamOf(r.Month), r.Version, r.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(string month) => new(Address, month);
}
