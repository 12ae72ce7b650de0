using System.Text.Json.Nodes;
using Enforcement.Api.Places;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Maps;

/// <summary>Outlines: the district's own, and the import of the towns'.</summary>
public sealed class OutlineTests : IAsyncLifetime
{
    private const string Square = "[[[116.80,40.45],[116.90,40.45],[116.90,40.55],[116.80,40.55],[116.80,40.45]]]";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public OutlineTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static JsonObject File(params (string Properties, string Type, string Coordinates)[] features) => new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. features.Select(f => new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = JsonNode.Parse(f.Properties),
            ["geometry"] = new JsonObject { ["type"] = f.Type, ["coordinates"] = JsonNode.Parse(f.Coordinates) },
        })]),
    };

    private async Task<List<JsonNode>> FeaturesAsync() =>
        [.. (await _http.GetAsync(CaseClient.Inspector, "/api/map/outlines"))["features"]!.AsArray().Select(f => f!)];

    private Task<(int Status, JsonNode? Body)> ImportAsync(JsonNode file, string user = "planning") =>
        _http.SendAsync(user, HttpMethod.Post, "/api/map/outlines", file);

    [Fact]
    public async Task The_district_is_there_from_the_start_as_a_valid_shape_where_it_lies()
    {
        var feature = (await FeaturesAsync()).ShouldHaveSingleItem();
        feature["properties"]!["kind"]!.GetValue<string>().ShouldBe("district");
        var shape = GeoJson.Parse(feature["geometry"]!.ToJsonString());
        shape.IsValid.ShouldBeTrue();
        var box = shape.EnvelopeInternal;
        box.MinX.ShouldBe(116.66, 0.03);
        box.MaxX.ShouldBe(117.51, 0.03);
        box.MinY.ShouldBe(40.21, 0.03);
        box.MaxY.ShouldBe(40.80, 0.03);
    }

    [Theory]
    [InlineData("{\"code\":\"110118101\"}")]
    [InlineData("{\"XZQDM\":110118101000}")]
    [InlineData("{\"name\":\"溪翁庄镇\"}")]
    [InlineData("{\"objectid\":7,\"乡镇名称\":\"溪翁庄镇\"}")]
    public async Task A_town_is_known_by_code_or_name(string properties)
    {
        var (status, answer) = await ImportAsync(File((properties, "Polygon", Square)));
        status.ShouldBe(200, answer?.ToJsonString());
        answer!["towns"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("110118101");
        var town = (await FeaturesAsync())[1];
        town["properties"]!["name"]!.GetValue<string>().ShouldBe("溪翁庄镇");
        GeoJson.Parse(town["geometry"]!.ToJsonString()).Area.ShouldBe(0.01, 1e-9);
    }

    [Fact]
    public async Task An_import_replaces_what_it_names_and_leaves_the_rest()
    {
        var (first, second) = (("{\"code\":\"110118101\"}", "Polygon", Square),
            ("{\"code\":\"110118102\"}", "MultiPolygon", $"[{Square.Replace("116.8", "116.7", StringComparison.Ordinal)}]"));
        (await ImportAsync(File(first, second))).Status.ShouldBe(200);
        (await ImportAsync(File(("{\"code\":\"110118101\"}", "Polygon", Square.Replace("40.55", "40.65", StringComparison.Ordinal))),
            "admin")).Status.ShouldBe(200);
        var towns = await FeaturesAsync();
        towns.Count.ShouldBe(3);
        GeoJson.Parse(towns[1]["geometry"]!.ToJsonString()).Area.ShouldBe(0.02, 1e-9);
    }

    [Fact]
    public async Task What_is_no_outline_is_refused_by_feature_and_nothing_is_kept()
    {
        var good = ("{\"code\":\"110118101\"}", "Polygon", Square);
        const string other = "{\"code\":\"110118102\"}";
        (JsonNode File, string Code)[] bad =
        [
            (JsonNode.Parse("{\"type\":\"FeatureCollection\",\"features\":[]}")!, "outlines-unreadable"),
            (JsonNode.Parse("{\"features\":\"x\"}")!, "outlines-unreadable"),
            (JsonNode.Parse("[1,2]")!, "outlines-unreadable"),
            (JsonNode.Parse("{\"features\":[7]}")!, "outlines-unreadable"),
            (File(good, ("{\"name\":\"无此镇\"}", "Polygon", Square)), "outline-town-unknown"),
            (File(good, ("{\"code\":\"110118\"}", "Polygon", Square)), "outline-town-unknown"),
            (File(good, ("null", "Polygon", Square)), "outline-town-unknown"),
            (File(good, (other, "Point", "[116.9,40.5]")), "outline-no-polygon"),
            (File(good, (other, "Polygon", "[[[116.8,40.45],[116.9,40.45]]]")), "outline-no-polygon"),
            (File(good, (other, "Polygon", "[[[116.8,40.45],[116.9,40.55],[116.9,40.45],[116.8,40.55],[116.8,40.45]]]")),
                "outline-invalid"),
            (File(good, (other, "Polygon", "[[[40.45,116.8],[40.45,116.9],[40.55,116.9],[40.45,116.8]]]")), "outline-swapped"),
            (File(good, (other, "Polygon", "[[[116.3,39.9],[116.4,39.9],[116.4,40.0],[116.3,39.9]]]")), "outline-outside"),
            (File(good, good), "outline-twice"),
        ];
        foreach (var (file, code) in bad)
        {
            var (status, problem) = await ImportAsync(file);
            status.ShouldBe(422, code);
            problem!["code"]!.GetValue<string>().ShouldBe(code);
            problem["errors"]!["file"].ShouldNotBeNull();
        }
        (await FeaturesAsync()).ShouldHaveSingleItem();
        foreach (var user in new[] { CaseClient.Inspector, "bureau", "auditor" }) (await ImportAsync(File(good), user)).Status.ShouldBe(
            403, user);
    }

    [Fact]
    public async Task Outlines_are_sent_again_only_when_they_changed()
    {
        using var first = await _http.As("planning").GetAsync(new Uri("/api/map/outlines", UriKind.Relative));
        var tag = first.Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/map/outlines");
        again.Headers.IfNoneMatch.Add(tag);
        using var same = await _http.As("planning").SendAsync(again);
        ((int)same.StatusCode).ShouldBe(304);
        (await ImportAsync(File(("{\"code\":\"110118101\"}", "Polygon", Square)))).Status.ShouldBe(200);
        using var changed = new HttpRequestMessage(HttpMethod.Get, "/api/map/outlines");
        changed.Headers.IfNoneMatch.Add(tag);
        using var anew = await _http.As("planning").SendAsync(changed);
        ((int)anew.StatusCode).ShouldBe(200);
    }
}
