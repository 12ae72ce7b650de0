using System.IO.Compression;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Dashboards;

/// <summary>The supervisor's view: every figure is the length of the list behind it, within the reader's scope and the filter.</summary>
public sealed class OversightTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private CaseClient _http = null!;

    public Task InitializeAsync()
    {
        _http = new CaseClient(_app);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<int> CountAsync(string user, string filter) => (await _http.GetAsync(user, $"/api/cases?{filter}&pageSize=1"))["total"]!.GetValue<int>();

    private static string S(JsonNode? node, string name) => node![name]!.ToString();

    [Theory]
    [InlineData("planning")]
    [InlineData(CaseClient.Lead)]
    [InlineData("village.xiwengzhuang")]
    public async Task Every_figure_is_the_length_of_its_list(string user)
    {
        await _http.OrderedAsync();
        await _http.OpenAsync();
        await _http.ClockAsync("2026-04-14T00:00:00+08:00");
        var o = await _http.GetAsync(user, "/api/dashboards/oversight");
        var period = (From: S(o, "from"), To: S(o, "to"));
        period.ShouldBe(("2026-01-26", "2026-04-14")); // twelve weeks from a Monday

        async Task LoadIs(JsonNode load, string filter)
        {
            load["open"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"open=true&{filter}"), filter);
            load["late"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"open=true&overdue=true&{filter}"), filter);
            load["dueSoon"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"open=true&dueWithinHours=24&{filter}"), filter);
        }

        await LoadIs(o["load"]!, "");
        foreach (var t in o["towns"]!.AsArray()) await LoadIs(t!["load"]!, $"town={S(t["town"], "code")}");
        foreach (var s in o["stages"]!.AsArray())
        {
            await LoadIs(s!["load"]!, $"stage={S(s, "stage")}");
            s["left"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"leftStage={S(s, "stage")}&leftFrom={period.From}&leftTo={period.To}"), S(s, "stage"));
        }
        foreach (var e in o["ended"]!.AsArray()) e!["cases"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"stage={S(e, "stage")}&endedFrom={period.From}&endedTo={period.To}"));
        foreach (var p in o["people"]!.AsArray()) await LoadIs(p!["load"]!, $"handler={p["userName"]?.ToString() ?? "-"}&town={S(p["town"], "code")}");
        foreach (var u in o["units"]!.AsArray())
        {
            var unit = $"open=true&dutyUnit={S(u!["unit"], "code")}";
            u["open"]!.GetValue<int>().ShouldBe(await CountAsync(user, unit));
            u["late"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"{unit}&dutyLate=true"));
            u["dueSoon"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"{unit}&dutyWithinHours=24"));
        }
        foreach (var a in o["ages"]!.AsArray()) a!["cases"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"open=true&overdue=true&lateFromDays={S(a, "fromDays")}" + (a["belowDays"] is { } below ? $"&lateBelowDays={below}" : "")), a.ToJsonString());
        foreach (var w in o["weeks"]!.AsArray())
        {
            w!["opened"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"openedFrom={S(w, "from")}&openedTo={S(w, "to")}"));
            w["ended"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"endedFrom={S(w, "from")}&endedTo={S(w, "to")}"));
            w["breached"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"breachedFrom={S(w, "from")}&breachedTo={S(w, "to")}"));
        }
        foreach (var f in o["finders"]!.AsArray())
        {
            var opened = $"town={S(f!["town"], "code")}&openedFrom={period.From}&openedTo={period.To}";
            f["cases"]!.GetValue<int>().ShouldBe(await CountAsync(user, opened));
            f["foundAtHome"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"{opened}&foundAtHome=true"));
        }
        if (user != "planning") o["towns"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task The_median_is_of_the_days_that_cases_stood_there()
    {
        await using var app = new EnforcementApp { Demo = true, SimulationStart = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)) };
        using var http = new CaseClient(app);
        string[] stopped = ["2027-03-01T21:00:00+08:00", "2027-03-02T09:00:00+08:00", "2027-03-04T09:00:00+08:00"]; // after half a day, one day, three days
        var numbers = new List<string>();
        foreach (var _ in stopped) numbers.Add(await http.OpenAsync());
        for (var i = 0; i < stopped.Length; i++)
        {
            await http.ClockAsync(stopped[i]);
            await http.StoppedAsync(numbers[i]);
        }
        async Task<JsonNode> DiscoveredAsync() => (await http.GetAsync("planning", "/api/dashboards/oversight?from=2027-03-01&to=2027-03-31&town=xiwengzhuang"))["stages"]![0]!;
        (await DiscoveredAsync())["medianDays"]!.GetValue<double>().ShouldBe(1, 0.05);
        numbers.Add(await http.OpenAsync());
        await http.ClockAsync("2027-03-09T09:00:00+08:00"); // five days more: now the middle of four lies between one and three
        await http.StoppedAsync(numbers[3]);
        var stage = await DiscoveredAsync();
        stage["medianDays"]!.GetValue<double>().ShouldBe(2, 0.05);
        stage["left"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_period_that_runs_backwards_or_too_long_is_refused()
    {
        foreach (var period in new[] { "from=2026-04-02&to=2026-04-01", "from=2020-01-01&to=2026-04-01" })
            (await _http.SendAsync("planning", HttpMethod.Get, $"/api/dashboards/oversight?{period}")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_export_holds_the_same_tables()
    {
        var response = await _app.ClientFor("planning").GetAsync(new Uri("/api/dashboards/oversight/export?town=xiwengzhuang", UriKind.Relative));
        response.EnsureSuccessStatusCode();
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var sheet = await reader.ReadToEndAsync();
        sheet.ShouldContain("溪翁庄镇");
        sheet.ShouldNotContain("<x:f>");
        zip.Entries.Count(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public async Task A_kept_filter_is_its_makers_own_unless_shared_in_the_unit()
    {
        async Task<List<string>> NamesAsync(string user) => [.. (await _http.GetAsync(user, "/api/saved-views?path=/oversight")).AsArray().Select(v => S(v, "name"))];
        var (_, mine) = await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/saved-views", new { name = "我的", path = "/oversight", query = "?stage=Overdue", shared = false });
        await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/saved-views", new { name = "大家的", path = "/oversight", query = "stage=Stopped", shared = true });
        (await NamesAsync(CaseClient.Lead)).ShouldBe(["大家的", "我的"], ignoreOrder: true);
        (await NamesAsync(CaseClient.Inspector)).ShouldBe(["大家的"]);
        (await NamesAsync("lead.gubeikou")).ShouldBeEmpty();
        S(mine, "query").ShouldBe("stage=Overdue");
        var shared = (await _http.GetAsync(CaseClient.Inspector, "/api/saved-views")).AsArray().Single();
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Delete, $"/api/saved-views/{S(shared, "id")}")).Status.ShouldBe(403);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Delete, $"/api/saved-views/{S(mine, "id")}")).Status.ShouldBe(404);
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Delete, $"/api/saved-views/{S(mine, "id")}")).Status.ShouldBe(204);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/saved-views", new { name = "x", path = "https://example.org", query = "", shared = false })).Status.ShouldBe(422);
    }
}
