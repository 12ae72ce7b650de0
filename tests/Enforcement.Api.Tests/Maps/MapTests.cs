using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Maps;

/// <summary>The map's data over HTTP: scope, filters, what lies near, shapes.</summary>
public sealed class MapTests : IAsyncLifetime
{
    private const string Neighbour = "inspector.xitiangezhuang";
    private readonly EnforcementApp _app = new() { SimulationStart = new(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8)) };
    private readonly CaseClient _http;

    public MapTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<List<JsonNode>> ItemsAsync(string user, string query = "")
    {
        var answer = await _http.GetAsync(user, $"/api/map?{query}");
        var items = answer["items"]!.AsArray().Select(i => i!).ToList();
        answer["total"]!.GetValue<int>().ShouldBe(items.Count);
        return items;
    }

    private static string Text(JsonNode item, string name) => item[name]?.GetValue<string>() ?? "";

    private async Task<string> PatchAsync(string number, double lon, double lat, string? dispatchTo = null, object? place = null)
    {
        var (status, lead) = await _http.SendAsync("planning", HttpMethod.Post, "/api/leads", new
        {
            channel = "satellite", sourceNumber = number, foundAt = "2026-08-20T10:00:00+08:00", place = place ?? new { lon, lat },
            address = $"图斑 {number}", town = "110118101", description = "疑似新增",
        });
        status.ShouldBe(201, lead?.ToJsonString());
        var id = lead!["id"]!.GetValue<string>();
        if (dispatchTo is not null) (await _http.SendAsync("planning", HttpMethod.Post, $"/api/leads/{id}/dispatch",
            new { town = dispatchTo })).Status.ShouldBe(200);
        return id;
    }

    [Fact]
    public async Task A_town_sees_its_own_places_alone_and_counts_no_others()
    {
        var mine = await _http.OpenAsync();
        var secret = await PatchAsync("TB-1", 116.862, 40.471);
        var given = await PatchAsync("TB-2", 116.863, 40.472, dispatchTo: "110118101");

        var all = await ItemsAsync("planning");
        foreach (var id in new[] { mine, secret, given }) all.ShouldContain(i => Text(i, "id") == id);
        var town = await ItemsAsync(CaseClient.Inspector);
        town.ShouldContain(i => Text(i, "id") == mine);
        town.ShouldContain(i => Text(i, "id") == given);
        town.ShouldNotContain(i => Text(i, "id") == secret);
        town.ShouldAllBe(i => Text(i, "town") == "110118101");
        foreach (var other in new[] { Neighbour, "village.gubeikou", "police", "electricity" })
            (await ItemsAsync(other)).ShouldAllBe(i => Text(i, "town") != "110118101");

        // Nor what lies near, nor a shape by its name.
        (await NearAsync(CaseClient.Inspector, 116.862, 40.471, 1000)).Select(i => Text(i, "id")).ShouldNotContain(secret);
        (await NearAsync("planning", 116.862, 40.471, 1000)).Select(i => Text(i, "id")).ShouldContain(secret);
        (await NearAsync(Neighbour, 116.862, 40.471, 5000)).ShouldBeEmpty();
        foreach (var path in new[] { $"/api/map/shape/case/{mine}", $"/api/map/shape/patch/{secret}" })
        {
            (await _http.SendAsync(Neighbour, HttpMethod.Get, path)).Status.ShouldBe(404, path);
            (await _http.SendAsync("planning", HttpMethod.Get, path)).Status.ShouldBe(200, path);
        }
    }

    private async Task<List<JsonNode>> NearAsync(string user, double lon, double lat, double metres) =>
        [.. (await _http.GetAsync(user,
            FormattableString.Invariant($"/api/map/near?lon={lon}&lat={lat}&metres={metres}")))["items"]!.AsArray().Select(i => i!)];

    [Fact]
    public async Task Filters_narrow_it_and_a_filter_of_cases_hides_leads()
    {
        var number = await _http.StoppedAsync();
        var patch = await PatchAsync("TB-1", 116.9, 40.5);
        var (_, order) = await _http.SendAsync("bureau", HttpMethod.Post, "/api/leads",
            new { channel = "hotline", sourceNumber = "12345-1", place = new { lon = 116.95, lat = 40.5 }, address = "举报",
                town = "110118101" });
        var hotline = order!["id"]!.GetValue<string>();
        async Task<(bool Case, bool Patch, bool Lead)> Shows(string query)
        {
            var ids = (await ItemsAsync("planning", query)).Select(i => Text(i, "id")).ToHashSet();
            return (ids.Contains(number), ids.Contains(patch), ids.Contains(hotline));
        }
        (await Shows("")).ShouldBe((true, true, true));
        (await Shows("layers=cases")).ShouldBe((true, false, false));
        (await Shows("layers=patches,leads")).ShouldBe((false, true, true));
        (await Shows("layers=leads&layers=cases")).ShouldBe((true, false, true));
        (await Shows("stage=stopped")).ShouldBe((true, false, false));
        (await Shows("stage=overdue")).ShouldBe((false, false, false));
        (await Shows("state=new")).ShouldBe((false, true, true));
        (await Shows("stage=stopped&state=new")).ShouldBe((true, true, true));
        (await Shows("channel=hotline")).ShouldBe((false, false, true));
        (await Shows("town=xiwengzhuang")).ShouldBe((true, true, true));
        (await Shows("town=110118111")).ShouldBe((false, false, false));
        (await Shows("urgency=none")).ShouldBe((false, true, true));
        (await Shows("q=TB-1")).ShouldBe((false, true, false));
        (await Shows("q=" + Uri.EscapeDataString("测试路"))).ShouldBe((true, false, false));
        (await Shows("bbox=116.89,40.49,116.91,40.51")).ShouldBe((false, true, false));
    }

    [Theory]
    [InlineData("layers=roads", 422, "layer-unknown")]
    [InlineData("bbox=1,2,3", 422, "bbox-unreadable")]
    [InlineData("bbox=117,40.5,116,40.6", 422, "bbox-unreadable")]
    [InlineData("stage=7", 400, "malformed")]
    [InlineData("near?lon=40.5&lat=116.9", 422, "coordinates-swapped")]
    [InlineData("near?lon=116.9", 422, "place-missing")]
    [InlineData("near?lon=116.9&lat=40.5&metres=5001", 422, "metres-out-of-range")]
    [InlineData("near?lon=116.9&lat=40.5&metres=NaN", 422, "metres-out-of-range")]
    public async Task What_cannot_be_read_is_refused_by_name(string query, int expected, string code)
    {
        var (status, problem) = await _http.SendAsync("planning", HttpMethod.Get, query.StartsWith("near", StringComparison.Ordinal)
            ? $"/api/map/{query}" : $"/api/map?{query}");
        status.ShouldBe(expected);
        Text(problem!, "code").ShouldBe(code);
    }

    [Fact]
    public async Task Urgency_follows_the_clock_and_the_most_pressing_comes_first()
    {
        var lead = await PatchAsync("TB-1", 116.9, 40.5, dispatchTo: "110118101"); // due at the end of 4 September
        var waiting = await PatchAsync("TB-2", 116.91, 40.5);
        async Task<string> Urgency(string id) => Text((await ItemsAsync("planning")).Single(i => Text(i, "id") == id), "urgency");
        (await Urgency(lead)).ShouldBe("running");
        (await Urgency(waiting)).ShouldBe("none");
        await _http.ClockAsync("2026-09-04T12:00:00+08:00");
        (await Urgency(lead)).ShouldBe("soon");
        await _http.ClockAsync("2026-09-05T00:00:00+08:00");
        (await Urgency(lead)).ShouldBe("late");

        var number = await _http.OpenAsync();
        (await Urgency(number)).ShouldBe("running");
        await _http.ClockAsync("2026-09-08T00:00:00+08:00");
        await _http.SendAsync("admin", HttpMethod.Post, "/api/simulation/run-jobs", new { });
        (await Urgency(number)).ShouldBe("late");
        string[] order = ["late", "soon", "running", "none"];
        var ranks = (await ItemsAsync("planning")).Select(i => Array.IndexOf(order, Text(i, "urgency"))).ToList();
        ranks.ShouldBe(ranks.Order());
    }

    [Fact]
    public async Task A_place_that_was_closed_leaves_the_map()
    {
        var id = await PatchAsync("TB-1", 116.861, 40.4701, dispatchTo: "110118101");
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"/api/leads/{id}/reject",
            new { outcome = "unfounded", reason = "农业大棚" })).Status.ShouldBe(200);
        var number = await _http.OpenAsync();
        await _http.ActAsync(number, "withdraw", new { reason = "重复录入" }, user: CaseClient.Lead);
        (await ItemsAsync("planning")).Select(i => Text(i, "id")).ShouldNotContain(i => i == id || i == number);
        foreach (var metres in new[] { 100, 5000 }) (await NearAsync("planning", 116.861, 40.47, metres)).Select(i => Text(i, "id"))
            .ShouldNotContain(i => i == id || i == number);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task What_lies_near_comes_with_metres_to_its_edge_nearest_first(double within)
    {
        // 0.001° of longitude are 84.8 m here, of latitude 111.0 m.
        var shape = await PatchAsync("TB-1", 0, 0, place: new { geometry = JsonNode.Parse("""{"type":"Polygon","coordinates":[[[116.95,40.5],[116.96,40.5],[116.96,40.51],[116.95,40.51],[116.95,40.5]]]}""") });
        var point = await PatchAsync("TB-2", 116.9490, 40.5005);
        var found = await NearAsync("planning", 116.9495, 40.5005, within);
        found.Take(2).Select(i => Text(i, "id")).ShouldBe([shape, point], ignoreOrder: true);
        foreach (var item in found.Take(2)) item["metres"]!.GetValue<double>().ShouldBe(42.4, 0.2);
        (await NearAsync("planning", 116.955, 40.505, within))[0]["metres"]!.GetValue<double>().ShouldBe(0); // inside of it
        var metres = found.Select(i => i["metres"]!.GetValue<double>()).ToList();
        metres.ShouldBe(metres.Order());
        (await _http.GetAsync("planning", $"/api/map/shape/patch/{shape}"))["type"]!.GetValue<string>().ShouldBe("Polygon");
        (await _http.GetAsync("planning", $"/api/map/shape/patch/{point}"))["type"]!.GetValue<string>().ShouldBe("Point");
    }
}
