using System.Globalization;
using System.Text.Json;
using Enforcement.Api.Places;
using Enforcement.Testing;

namespace Enforcement.Benchmarks;

/// <summary>
/// The map of a district with 20,000 open places (half cases, half leads) over HTTP, warm: the whole answer read. Baseline of the same
/// run: the same
/// columns by a bare reader and the serializer, without HTTP.
/// </summary>
internal static class MapBenchmark
{
    private const int Places = 20_000, Requests = 60;

    public static async Task<bool> RunAsync()
    {
        await using var app = new EnforcementApp { SimulationStart = Bench.Start, Settings = Bench.Quiet };
        app.UseKestrel(0);
        app.StartServer();
        AddCases(app, Places / 2);
        NearBenchmark.AddLeads(app, 0, Places / 2);
        using var planning = Client(app, "planning");
        using var town = Client(app, "inspector.xiwengzhuang");
        var (whole, own, near, bare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        long bytes = 0;
        for (var i = 0; i < Requests + 15; i++)
        {
            whole.Add(await Bench.TimeAsync(async () => bytes = await GetAsync(planning, "/api/map")));
            own.Add(await Bench.TimeAsync(() => GetAsync(town, "/api/map")));
            near.Add(await Bench.TimeAsync(() => GetAsync(planning, "/api/map/near?lon=116.9&lat=40.5&metres=5000")));
            bare.Add(await Bench.TimeAsync(() => Bare(app)));
        }
        double Median(List<double> times) => Bench.Median(times.Skip(15));
        var worst = whole.Skip(15).Order().ElementAt(Requests * 95 / 100);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"     {bytes:N0} bytes; bare reader and serializer {Median(bare):0.0} ms ({Median(whole) / Median(bare):0.0}×); 95 % within {worst:0.0} ms; one town of it {Median(own):0.0} ms; near, 5 km {Median(near):0.0} ms"));
        return Bench.Report($"GET /api/map with {Places} open places, median of {Requests}", Median(whole), 70, " ms");
    }

    private static HttpClient Client(EnforcementApp app, string user)
    {
        var client = app.ClientFor(user);
        client.BaseAddress = app.ClientOptions.BaseAddress;
        return client;
    }

    private static async Task<long> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).LongLength;
    }

    private static Task Bare(EnforcementApp app)
    {
        using var connection = Bench.Open(app);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT 'case', Number, Lon, Lat, Stage, Town, Address, CAST(LateSince AS text), NextDueAt FROM Cases WHERE Stage NOT IN ('Closed', 'Withdrawn')
            UNION ALL SELECT Channel, CAST(Id AS text), Lon, Lat, State, Town, Address, SourceNumber, DueAt FROM Leads WHERE State IN ('New', 'Dispatched', 'Returned')
            """;
        using var rows = command.ExecuteReader();
        var all = new List<object>();
        while (rows.Read())
        {
            all.Add(new
            {
                kind = rows.GetString(0), id = rows.GetString(1), lon = rows.GetDouble(2), lat = rows.GetDouble(3),
                stage = rows.GetString(4),
                town = rows.IsDBNull(5) ? null : rows.GetString(5), title = rows.GetString(6), since = rows.GetValue(7).ToString(),
                due = rows.GetValue(8).ToString(),
            });
        }
        JsonSerializer.SerializeToUtf8Bytes(all);
        return Task.CompletedTask;
    }

    /// <summary>Open cases all over the district, a tenth of them late, by bare inserts.</summary>
    private static void AddCases(EnforcementApp app, int count)
    {
        var random = new Random(9);
        string[] stages = ["Discovered", "Stopped", "Determined", "SelfDemolition", "ForcedDemolition", "Overdue", "Feedback"];
        Bench.Load(app, "Cases", ["Number", "Town", "FirstFinder", "Stage", "FoundAt", "OpenedAt", "PolicyVersion", "Track",
            "TrackVersion", "Address", "Lon",
            "Lat", "Cell", "IsRepeat", "IsSuspended", "LateSince", "NextDueAt", "Version", "HeadHash"],
            Enumerable.Range(0, count).Select(i =>
            {
                var (lon, lat) = (116.67 + random.NextDouble() * 0.82, 40.22 + random.NextDouble() * 0.57);
                var (town, at) = ($"1101181{i % 17:00}", Bench.Start.UtcTicks);
                return new object?[]
                {
                    $"MY2026-{i % 20 + 100}-{i:0000}X", town, town, stages[i % stages.Length], at, at, 1, "inProgress", 1,
                    "溪翁庄镇某村委会东侧三百米", lon, lat,
                    PlaceGrid.CellOf(new(lon, lon, lat, lat)), false, false,
                    i % 10 == 0 ? Bench.Start.AddHours(-i % 900).UtcTicks : null, Bench.Start.AddHours(i % 200).UtcTicks, 1, "",
                };
            }));
    }
}
