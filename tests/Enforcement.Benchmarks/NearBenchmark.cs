using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Places;
using Enforcement.Api.Policies;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Benchmarks;

/// <summary>Possible duplicates of a place among 1,000,000 stored ones, and the same among 10,000.</summary>
internal static class NearBenchmark
{
    private const int Repeats = 400;

    public static async Task<bool> RunAsync()
    {
        await using var app = Bench.App();
        _ = app.Services;
        AddLeads(app, 0, 10_000);
        var few = await MedianAsync(app);
        AddLeads(app, 10_000, 1_000_000);
        var many = await MedianAsync(app);
        Console.WriteLine($"     among 10,000: {few.Median:0.00} ms, {few.Found} found in {Repeats} searches; among 1,000,000: {many.Median:0.00} ms, {many.Found} found");
        return Bench.Report("possible duplicates among 1,000,000 places, median", many.Median, 10, " ms");
    }

    /// <summary>Searches around random places of the district, half of them shapes of some 30 m.</summary>
    private static Task<(double Median, int Found)> MedianAsync(EnforcementApp app) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var policy = Policy.InForce(await services.GetRequiredService<PolicyBook>().AllAsync(CancellationToken.None),
            LegalTime.DateOf(Bench.Start));
        var random = new Random(4);
        var (times, found) = (new List<double>(), 0);
        for (var i = 0; i < Repeats; i++)
        {
            var (lon, lat) = Somewhere(random);
            var place = i % 2 == 0 ? new Place(lon, lat) : new Place(lon, lat, Square(lon, lat));
            times.Add(await Bench.TimeAsync(async () =>
                found += (await DuplicateFinder.FindAsync(db, Guid.Empty, place, Bench.Start, policy, CancellationToken.None)).Count));
        }
        return (Bench.Median(times.Skip(20)), found);
    });

    /// <summary>Open leads all over the district, a third of them shapes, by bare inserts.</summary>
    internal static void AddLeads(EnforcementApp app, int from, int to)
    {
        var random = new Random(from + 1);
        Bench.Load(app, "Leads", ["Id", "Channel", "SourceNumber", "State", "FoundAt", "RecordedAt", "Lon", "Lat", "Cell", "Geometry",
            "Address", "Finder", "Version", "HeadHash"], Enumerable.Range(from, to - from).Select(i =>
        {
            var (lon, lat) = Somewhere(random);
            var geometry = i % 3 == 0 ? Square(lon, lat) : null;
            var at = Bench.Start.AddMinutes(-(i % 400_000)).UtcTicks;
            return new object?[]
            {
                Guid.CreateVersion7(Bench.Start.AddMilliseconds(-i)), "Satellite", $"B{i}", "New", at, at, lon, lat,
                PlaceGrid.CellOf(PlaceReader.GeometryOf(lon, lat, geometry).EnvelopeInternal), geometry,
                "", "110118-PLN", 1, "",
            };
        }));
    }

    private static (double Lon, double Lat) Somewhere(Random random) =>
        (116.67 + random.NextDouble() * 0.82, 40.22 + random.NextDouble() * 0.57);

    private static string Square(double lon, double lat) => FormattableString.Invariant(
        $"{{\"type\":\"Polygon\",\"coordinates\":[[[{lon},{lat}],[{lon + 0.0003},{lat}],[{lon + 0.0003},{lat + 0.0003}],[{lon},{lat + 0.0003}],[{lon},{lat}]]]}}");
}
