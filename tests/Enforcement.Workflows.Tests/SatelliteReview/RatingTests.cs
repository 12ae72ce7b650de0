using Enforcement.Workflows.SatelliteReview;
using Enforcement.Workflows.Tests.Cases;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.SatelliteReview;

/// <summary>What a comparison says of a town, and what follows (Art 16).</summary>
public sealed class RatingTests
{
    [Theory]
    [InlineData(9, 1, Rating.Consistent)]
    [InlineData(10, 0, Rating.Consistent)]
    [InlineData(89, 11, Rating.LargeGap)] // 5 or more that only the satellite saw
    [InlineData(8, 1, Rating.Between)]
    [InlineData(6, 4, Rating.Between)] // 60 % is not below 60 %
    [InlineData(5, 4, Rating.LargeGap)]
    [InlineData(0, 1, Rating.LargeGap)]
    [InlineData(95, 5, Rating.LargeGap)] // the gap prevails over the rate
    [InlineData(0, 0, Rating.None)]
    public void A_rate_of_ninety_percent_is_consistent_below_sixty_or_five_missed_patches_a_large_gap(int matched, int only, Rating rating)
    {
        var line = Ratings.Of("x", matched, only, 3, TestPolicies.V1.Month);
        line.Rating.ShouldBe(rating);
        line.MatchRate.ShouldBe(matched + only == 0 ? null : (double)matched / (matched + only));
    }

    [Fact]
    public void A_large_gap_asks_for_three_things_and_no_patch_for_none()
    {
        Ratings.FollowUpsOf(Rating.LargeGap)
            .ShouldBe([FollowUpKind.UrgeDemolition, FollowUpKind.InternalBulletin, FollowUpKind.CopyToDiscipline]);
        Ratings.FollowUpsOf(Rating.Consistent).ShouldBe([FollowUpKind.PraiseBulletin]);
        Ratings.FollowUpsOf(Rating.Between).ShouldBe([FollowUpKind.Reminder]);
        Ratings.FollowUpsOf(Rating.None).ShouldBeEmpty();
    }
}
