using System.Diagnostics;
using Enforcement.Api.Places;
using Enforcement.Api.SatelliteReview;
using Enforcement.Workflows.MonthlyReports;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Enforcement.Benchmarks;

/// <summary>
/// The comparison of patches with ledgers: 100,000 against 100,000 within 5 s, and growth from 10,000 to 1,000,000 no faster than n log
/// n. The baseline of the same run is what any comparison must do: build the index of the
/// entries and ask it once for every patch.
/// </summary>
internal static class MatchBenchmark
{
    private static readonly MonthPolicy Policy = new(20, [5, 2, 0], 3, 50, 7, 0.9, 0.6, 5, 7);

    public static bool Run()
    {
        _ = Measure(5_000); // warm
        var few = Measure(10_000);
        var some = Measure(100_000);
        var many = Measure(1_000_000);
        foreach (var m in new[] { few, some, many })
            Console.WriteLine($"     {m.Count:N0}: {m.Seconds:0.00} s, {m.Seconds / m.Baseline:0.0} × its bare index; {m.Pairs:N0} pairs; {m.Megabytes:N0} MB of the process at its peak so far, data of the test included");
        // n log n from 10,000 to 1,000,000 is 150-fold; machines are noisy, so one half more is let pass.
        var growth = many.Seconds / few.Seconds / (100 * Math.Log(1_000_000) / Math.Log(10_000));
        var ok = Bench.Report("comparison of 100,000 patches with 100,000 entries", some.Seconds, 5, " s");
        return Bench.Report("growth from 10,000 to 1,000,000, over n log n", growth, 1.5, "") & ok;
    }

    private static (int Count, double Seconds, double Baseline, int Pairs, double Megabytes) Measure(int count)
    {
        var random = new Random(count);
        // As dense as 100,000 in the district: a larger set lies in a larger land, so that the growth is the algorithm's and not the
        // neighbours'.
        var spread = Math.Sqrt(count / 100_000.0);
        var at = new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
        Geometry Somewhere(int i)
        {
            var (lon, lat) = (116.66 + random.NextDouble() * 0.85 * spread, 40.21 + random.NextDouble() * 0.59 * Math.Min(spread, 1)
                + (spread > 1 ? random.NextDouble() * 0.59 * (spread - 1) : 0));
            if (i % 3 != 0) return GeoJson.Factory.CreatePoint(new Coordinate(lon, lat));
            const double side = 0.0003;
            return GeoJson.Factory.CreatePolygon([new(lon, lat), new(lon + side, lat), new(lon + side, lat + side), new(lon, lat + side),
                new(lon, lat)]);
        }
        var patches = Enumerable.Range(0, count).Select(i => new Placed($"p{i:D7}", "110118101", at, null, Somewhere(i))).ToArray();
        // Half of the entries lie near a patch, as in a month in which towns did their work.
        var entries = Enumerable.Range(0, count)
            .Select(i => new Placed($"e{i:D7}", "110118101", at, null, i % 2 == 0 ? Near(patches[i].Shape, random) : Somewhere(i)))
                .ToArray();

        var baseline = Stopwatch.StartNew();
        var tree = new STRtree<int>();
        for (var i = 0; i < entries.Length; i++) tree.Insert(entries[i].Shape.EnvelopeInternal, i);
        tree.Build();
        var asked = patches.Sum(p => tree.Query(Metric.Grow(p.Shape.EnvelopeInternal, 50)).Count);
        baseline.Stop();
        var watch = Stopwatch.StartNew();
        var pairs = Comparison.Run(patches, entries, Policy, new Dictionary<(string, string), bool>()).Pairs.Count;
        watch.Stop();
        var megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        GC.KeepAlive(asked);
        return (count, watch.Elapsed.TotalSeconds, baseline.Elapsed.TotalSeconds, pairs, megabytes);
    }

    private static Geometry Near(Geometry place, Random random)
    {
        var moved = place.Copy();
        var (dx, dy) = ((random.NextDouble() - 0.5) * 0.0008, (random.NextDouble() - 0.5) * 0.0008);
        moved.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation(1, 0, dx, 0, 1, dy));
        return moved;
    }
}
