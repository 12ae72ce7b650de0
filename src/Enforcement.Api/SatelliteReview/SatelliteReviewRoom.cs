using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.SatelliteReview;

/// <summary>The comparison of what the satellite saw with what the towns reported.</summary>
internal static class SatelliteReviewRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<ReviewStore>().AddScoped<ReviewSteps>(),
        Routes = [ReviewEndpoints.Map],
        Deadlines = typeof(FollowUpDeadlines),
        Journals =
        [
            JournalHeads.Of<ReviewRow>("review/", (reviews, month) =>
                reviews.Where(r => month == null || r.Month == month).Select(r => new JournalEnd(ReviewStore.StreamOf(r.Month), r.Version, r.HeadHash))),
        ],
    };
}
