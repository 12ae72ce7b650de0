using Enforcement.Workflows.SatelliteReview;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.SatelliteReview;

/// <summary>The best one-to-one assignment, against a brute-force reference (process.md section 5).</summary>
public sealed class MatchingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_cases_have_as_many_pairs_and_as_small_a_sum_as_trying_everything_out(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var (patches, entries) = (random.Next(0, 6), random.Next(0, 6));
            var candidates = Enumerable.Range(0, patches).SelectMany(p => Enumerable.Range(0, entries).Select(e => (p, e)))
                .Where(_ => random.Next(100) < 45)
                .Select(x => new Candidate(x.p, x.e, random.Next(0, 8) * 1000)).ToList();

            var best = Matching.Best(patches, entries, candidates);

            best.Select(c => c.Patch).ShouldBeUnique();
            best.Select(c => c.Entry).ShouldBeUnique();
            best.ShouldAllBe(c => candidates.Contains(c));
            (best.Count, best.Sum(c => c.Millimetres))
                .ShouldBe(BruteForce(patches, 0, candidates, []), $"seed {seed} round {round}: {string.Join(' ', candidates)}");
        }
    }

    [Fact]
    public void The_result_is_the_same_in_any_order_of_the_input()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var candidates = Enumerable.Range(0, 8).SelectMany(p => Enumerable.Range(0, 8).Select(e => (p, e)))
                .Where(_ => random.Next(100) < 35)
                .Select(x => new Candidate(x.p, x.e, random.Next(0, 3) * 1000)).ToArray(); // many ties
            var first = Matching.Best(8, 8, candidates);
            random.Shuffle(candidates);
            Matching.Best(8, 8, candidates).ShouldBe(first);
        }
    }

    [Fact]
    public void One_entry_near_several_patches_goes_to_the_nearest_unless_that_would_cost_a_pair()
    {
        Matching.Best(2, 1, [new(0, 0, 9000), new(1, 0, 4000)]).ShouldBe([new Candidate(1, 0, 4000)]);
        // The first patch has no other neighbour: it takes the entry that is nearer to the second.
        Matching.Best(2, 2, [new(0, 0, 9000), new(1, 0, 4000), new(1, 1, 20000)])
            .ShouldBe([new Candidate(0, 0, 9000), new Candidate(1, 1, 20000)]);
    }

    [Fact]
    public void Several_entries_near_one_patch_leave_the_others_alone() =>
        Matching.Best(1, 3, [new(0, 0, 30000), new(0, 1, 0), new(0, 2, 10000)]).ShouldBe([new Candidate(0, 1, 0)]);

    [Fact]
    public void A_month_without_patches_has_no_pairs() => Matching.Best(0, 5, []).ShouldBeEmpty();

    [Fact]
    public void A_chain_of_a_thousand_neighbours_is_assigned_whole()
    {
        var chain = Enumerable.Range(0, 1000)
            .SelectMany(i => i == 0 ? (Candidate[])[new(0, 0, 1000)] : [new(i, i - 1, 500), new(i, i, 1000)]).ToList();
        Matching.Best(1000, 1000, chain).Count.ShouldBe(1000);
    }

    /// <summary>Tries every assignment: the most pairs, then the smallest sum.</summary>
    private static (int Pairs, long Sum) BruteForce(int patches, int at, IReadOnlyList<Candidate> candidates, HashSet<int> taken)
    {
        if (at == patches) return (0, 0);
        var best = BruteForce(patches, at + 1, candidates, taken);
        foreach (var c in candidates.Where(c => c.Patch == at && !taken.Contains(c.Entry)))
        {
            var (pairs, sum) = BruteForce(patches, at + 1, candidates, [.. taken, c.Entry]);
            if (pairs + 1 > best.Pairs || (pairs + 1 == best.Pairs && sum + c.Millimetres < best.Sum)) best = (pairs + 1, sum
                + c.Millimetres);
        }
        return best;
    }
}
