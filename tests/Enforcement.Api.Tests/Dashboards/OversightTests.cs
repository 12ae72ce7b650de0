using System.IO.Compression;
using System.Text.Json.Nodes;
using Enforcement.Api.Cases;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Deadlines;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Dashboards;

/// <summary>The supervisor's view: every figure is the length of the list behind it, within the reader's scope and the filter.</summary>
public sealed class OversightTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private CaseClient _http = null!;

    public ValueTask InitializeAsync()
    {
        _http = new CaseClient(_app);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<int> CountAsync(string user, string filter) =>
        (await _http.GetAsync(user, $"/api/cases?{filter}&pageSize=1"))["total"]!.GetValue<int>();

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
            s["left"]!.GetValue<int>()
                .ShouldBe(await CountAsync(user, $"leftStage={S(s, "stage")}&leftFrom={period.From}&leftTo={period.To}"), S(s, "stage"));
        }
        foreach (var e in o["ended"]!.AsArray()) e!["cases"]!.GetValue<int>()
            .ShouldBe(await CountAsync(user, $"stage={S(e, "stage")}&endedFrom={period.From}&endedTo={period.To}"));
        foreach (var p in o["people"]!.AsArray()) await LoadIs(p!["load"]!,
            $"handler={p["userName"]?.ToString() ?? "-"}&town={S(p["town"], "code")}");
        foreach (var u in o["units"]!.AsArray())
        {
            var unit = $"open=true&dutyUnit={S(u!["unit"], "code")}";
            u["open"]!.GetValue<int>().ShouldBe(await CountAsync(user, unit));
            u["late"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"{unit}&dutyLate=true"));
            u["dueSoon"]!.GetValue<int>().ShouldBe(await CountAsync(user, $"{unit}&dutyWithinHours=24"));
        }
        foreach (var a in o["ages"]!.AsArray()) a!["cases"]!.GetValue<int>()
            .ShouldBe(await CountAsync(user, $"open=true&overdue=true&lateFromDays={S(a, "fromDays")}"
                + (a["belowDays"] is { } below ? $"&lateBelowDays={below}" : "")), a.ToJsonString());
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
        await using var app = new EnforcementApp { Demo = true,
            SimulationStart = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)) };
        using var http = new CaseClient(app);
        string[] stopped = ["2027-03-01T21:00:00+08:00", "2027-03-02T09:00:00+08:00",
            "2027-03-04T09:00:00+08:00"]; // after half a day, one day, three days
        var numbers = new List<string>();
        foreach (var _ in stopped) numbers.Add(await http.OpenAsync());
        for (var i = 0; i < stopped.Length; i++)
        {
            await http.ClockAsync(stopped[i]);
            await http.StoppedAsync(numbers[i]);
        }
        async Task<JsonNode> DiscoveredAsync() =>
            (await http.GetAsync("planning", "/api/dashboards/oversight?from=2027-03-01&to=2027-03-31&town=xiwengzhuang"))["stages"]![0]!;
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
        var response = await _app.ClientFor("planning")
            .GetAsync(new Uri("/api/dashboards/oversight/export?town=xiwengzhuang", UriKind.Relative));
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
        async Task<List<string>> NamesAsync(string user) =>
            [.. (await _http.GetAsync(user, "/api/saved-views?path=/oversight")).AsArray().Select(v => S(v, "name"))];
        var (_, mine) = await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/saved-views",
            new { name = "我的", path = "/oversight", query = "?stage=Overdue", shared = false });
        await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/saved-views",
            new { name = "大家的", path = "/oversight", query = "stage=Stopped", shared = true });
        (await NamesAsync(CaseClient.Lead)).ShouldBe(["大家的", "我的"], ignoreOrder: true);
        (await NamesAsync(CaseClient.Inspector)).ShouldBe(["大家的"]);
        (await NamesAsync("lead.gubeikou")).ShouldBeEmpty();
        S(mine, "query").ShouldBe("stage=Overdue");
        var shared = (await _http.GetAsync(CaseClient.Inspector, "/api/saved-views")).AsArray().Single();
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Delete, $"/api/saved-views/{S(shared, "id")}")).Status.ShouldBe(403);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Delete, $"/api/saved-views/{S(mine, "id")}")).Status.ShouldBe(404);
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Delete, $"/api/saved-views/{S(mine, "id")}")).Status.ShouldBe(204);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/saved-views",
            new { name = "x", path = "https://example.org", query = "", shared = false })).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_suspended_case_is_late_nowhere_whatever_passed_before()
    {
        var number = await _http.OpenAsync();
        await _http.ClockAsync("2026-04-20T08:00:00+08:00"); // its stop was due long ago
        async Task<int> LateInUnitAsync() => (await _http.GetAsync("planning", "/api/dashboards/oversight"))["units"]!.AsArray()
            .Single(u => S(u!["unit"], "slug") == "xiwengzhuang")!["late"]!.GetValue<int>();
        async Task<bool> IsLateDutyAsync() =>
            (await _http.GetAsync(CaseClient.Lead, "/api/duties?late=true&pageSize=200"))["items"]!.AsArray()
                .Any(d => S(d, "caseNumber") == number);
        var before = await LateInUnitAsync();
        (await IsLateDutyAsync()).ShouldBeTrue();

        await _http.ActAsync(number, "suspend", new { reason = "等待鉴定" }, CaseClient.Lead);

        (await LateInUnitAsync()).ShouldBe(before - 1);
        (await IsLateDutyAsync()).ShouldBeFalse();
        (await CountAsync("planning", "dutyLate=true&dutyUnit=xiwengzhuang")).ShouldBe(before - 1);

        // A row of an older version still had them due.
        await _app.DbAsync(db => db.Database.ExecuteSqlInterpolatedAsync($"UPDATE Duties SET DueAt = 1 WHERE CaseNumber = {number}"));
        await _app.DbAsync(db => db.Database.ExecuteSqlInterpolatedAsync($"UPDATE Cases SET NextDueAt = 1 WHERE Number = {number}"));
        await CatchUpAsync();
        (await LateInUnitAsync()).ShouldBe(before - 1);
        (await _app.DbAsync(db => db.Set<CaseRow>().SingleAsync(c => c.Number == number))).NextDueAt.ShouldBeNull();

        await _http.ActAsync(number, "resume", user: CaseClient.Lead);
        (await LateInUnitAsync()).ShouldBe(before);
    }

    private Task<int> CatchUpAsync() => _app.InScopeAsync(async services =>
    {
        await CaseProjection.CatchUpAsync(services, CancellationToken.None);
        return 0;
    });

    private Task<List<StageSpanRow>> SpansAsync(string number) =>
        _app.DbAsync(db => db.Set<StageSpanRow>().AsNoTracking().Where(s => s.CaseNumber == number).OrderBy(s => s.EnteredAt)
            .ThenBy(s => s.LeftAt).ToListAsync());

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // the sweep has not come by: the step that is recorded lets time pass itself
    public async Task A_demolition_recorded_late_takes_back_the_stage_that_time_alone_had_brought(bool isSwept)
    {
        var number = await _http.OrderedAsync();
        var evening = "2026-04-14T10:00:00+08:00"; // the term ended with the 13th
        if (isSwept) await _http.ClockAsync(evening);
        else await _http.SendAsync("admin", HttpMethod.Put, "/api/simulation/clock", new { now = evening });
        var photo = await _http.UploadAsync(number);
        await _http.ActAsync(number, "confirm-demolition",
            new { by = "party", demolishedAt = "2026-04-12T12:00:00+08:00", evidence = new[] { S(photo, "id") } });

        async Task IsRightAsync()
        {
            var spans = await SpansAsync(number);
            spans.Select(s => s.Stage.ToString()).ShouldBe(["Discovered", "Stopped", "Determined", "SelfDemolition"]);
            spans[^1].LeftAt.ShouldBe(new DateTimeOffset(2026, 4, 12, 12, 0, 0, LegalTime.Offset));
            spans[^1].Hours.ShouldBe(51); // from 9 o'clock on the 10th
            spans.ShouldAllBe(s => s.EnteredAt <= s.LeftAt);
        }
        await IsRightAsync();
        (await CountAsync("planning", "leftStage=forcedDemolition&leftFrom=2026-04-01&leftTo=2026-04-30&q=" + number)).ShouldBe(0);

        // As an older version left it behind.
        await _app.DbAsync(db => db.Database.ExecuteSqlInterpolatedAsync(
            $"INSERT INTO StageSpans (CaseNumber, Town, Stage, EnteredAt, LeftAt, Hours) VALUES ({number}, '110118101', 'ForcedDemolition', 900, 100, 0)"));
        await CatchUpAsync();
        await IsRightAsync();
    }

    [Fact]
    public async Task Found_at_home_is_what_any_village_of_the_town_found_first() // Art 17
    {
        var numbers = new[] { await _http.OpenAsync(), await _http.OpenAsync(), await _http.OpenAsync() };
        // Verified in one village, first found by another of the town; and one that the neighbouring town found.
        foreach (var (number, finder) in numbers.Zip(["110118101205", "110118101", "110118102201"]))
            await _app.DbAsync(db =>
                db.Database.ExecuteSqlInterpolatedAsync(
                    $"UPDATE Cases SET Village = '110118101201', FirstFinder = {finder} WHERE Number = {number}"));
        const string today = "town=xiwengzhuang&openedFrom=2026-04-10&openedTo=2026-04-10";
        var finders = (await _http.GetAsync("planning",
            "/api/dashboards/oversight?town=xiwengzhuang&from=2026-04-10&to=2026-04-10"))["finders"]!.AsArray().Single()!;
        finders["foundAtHome"]!.GetValue<int>().ShouldBe(await CountAsync("planning", $"{today}&foundAtHome=true"));
        (finders["cases"]!.GetValue<int>() - finders["foundAtHome"]!.GetValue<int>()).ShouldBe(1);
        (await CountAsync("planning", $"{today}&foundAtHome=false")).ShouldBe(1);
    }

    [Fact]
    public async Task What_passed_is_late_also_before_the_sweep_comes_by_and_never_due_soon()
    {
        var number = await _http.OpenAsync();
        var due = DateTimeOffset.Parse(S((await _http.CaseAsync(number))["deadlines"]![0], "dueAt"),
            System.Globalization.CultureInfo.InvariantCulture);
        async Task<(int Soon, int Late)[]> FiguresAsync()
        {
            var (o, d, p) = (await _http.GetAsync(CaseClient.Lead, "/api/dashboards/oversight"),
                await _http.GetAsync(CaseClient.Lead, "/api/dashboards/overdue"),
                await _http.GetAsync(CaseClient.Lead, "/api/dashboards/process"));
            var late = await CountAsync(CaseClient.Lead, "overdue=true");
            p.AsArray().Sum(s => s!["late"]!.GetValue<int>()).ShouldBe(late);
            (await CountAsync(CaseClient.Lead, "overdue=false")).ShouldBe(await CountAsync(CaseClient.Lead, "") - late);
            return [(o["load"]!["dueSoon"]!.GetValue<int>(), o["load"]!["late"]!.GetValue<int>()),
                (d["dueWithin24Hours"]!.GetValue<int>(), d["breached"]!.GetValue<int>()),
                (await CountAsync(CaseClient.Lead, "dueWithinHours=24"), late)];
        }
        await _http.ClockAsync(due.AddHours(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        var before = (await FiguresAsync()).Distinct().Single();
        await _http.SendAsync("admin", HttpMethod.Put, "/api/simulation/clock", new { now = due.AddHours(3) }); // no sweep
        var stuck = (await FiguresAsync()).Distinct().Single();
        stuck.Late.ShouldBeGreaterThan(before.Late);
        var items = (await _http.GetAsync(CaseClient.Lead, "/api/cases?overdue=true&sort=lateSince&pageSize=200"))["items"]!.AsArray();
        S(items.Single(c => S(c, "number") == number), "lateSince")
            .ShouldBe(due.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        items.Select(c => S(c, "lateSince")).ShouldBe(items.Select(c => S(c, "lateSince")).Order(StringComparer.Ordinal));
        await _http.RunJobsAsync();
        (await FiguresAsync()).Distinct().Single().ShouldBe(stuck);
    }

    [Fact]
    public async Task What_ends_on_Sunday_at_24_00_belongs_to_that_week()
    {
        var number = await _http.OpenAsync();
        var midnight = new DateTimeOffset(2026, 4, 6, 0, 0, 0, LegalTime.Offset);
        await _app.DbAsync(db =>
            db.Database.ExecuteSqlInterpolatedAsync(
                $"UPDATE Deadlines SET BreachedAt = {midnight.UtcTicks}, State = 'Breached' WHERE CaseNumber = {number}"));
        var weeks = (await _http.GetAsync("planning", "/api/dashboards/oversight?from=2026-03-30&to=2026-04-12"))["weeks"]!.AsArray();
        foreach (var (week, filter) in weeks.Zip(["breachedFrom=2026-03-30&breachedTo=2026-04-05",
            "breachedFrom=2026-04-06&breachedTo=2026-04-12"]))
            week!["breached"]!.GetValue<int>().ShouldBe(await CountAsync("planning", filter));
        (await CountAsync("planning", $"q={number}&breachedFrom=2026-04-05&breachedTo=2026-04-05")).ShouldBe(1);
        (await CountAsync("planning", $"q={number}&breachedFrom=2026-04-06")).ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/dashboards/oversight?from=9999-01-01", 422)]
    [InlineData("/api/dashboards/oversight?to=0001-01-01", 422)]
    [InlineData("/api/dashboards/oversight?to=9999-12-31", 422)]
    [InlineData("/api/cases?openedFrom=0001-01-01", 200)] // all days lie within, so this asks for nothing
    [InlineData("/api/cases?openedTo=9999-12-31", 200)]
    [InlineData("/api/cases?endedFrom=0001-01-01&endedTo=9999-12-31", 200)]
    [InlineData("/api/cases?breachedFrom=0001-01-01&breachedTo=9999-12-31", 200)]
    [InlineData("/api/cases?leftStage=stopped&leftFrom=0001-01-01&leftTo=9999-12-31", 200)]
    public async Task Days_at_the_ends_of_the_calendar_are_answered(string path, int expected) =>
        (await _http.SendAsync("planning", HttpMethod.Get, path)).Status.ShouldBe(expected);

    [Fact]
    public async Task Filters_of_duties_and_of_leaving_hold_without_naming_unit_or_stage()
    {
        await _http.OrderedAsync();
        await _http.ClockAsync("2026-04-20T08:00:00+08:00");
        var all = await CountAsync("planning", "");
        foreach (var filter in new[] { "dutyLate=true", "dutyLate=false", "leftFrom=2026-04-10&leftTo=2026-04-10" }) (
            await CountAsync("planning", filter)).ShouldBeInRange(1, all - 1, filter);
        (await CountAsync("planning", "leftFrom=2026-04-21&leftTo=2026-04-30")).ShouldBe(0);
    }

    [Fact]
    public async Task A_shared_filter_goes_with_the_units_lead_or_when_its_maker_is_gone()
    {
        async Task<string> ShareAsync(string user) =>
            S((await _http.SendAsync(user, HttpMethod.Post, "/api/saved-views",
                new { name = "x", path = "/oversight", query = "stage=Overdue", shared = true })).Body, "id");
        async Task<int> DeleteAsync(string user, string id) =>
            (await _http.SendAsync(user, HttpMethod.Delete, $"/api/saved-views/{id}")).Status;
        (await DeleteAsync(CaseClient.Lead, await ShareAsync(CaseClient.Inspector))).ShouldBe(204);
        var orphan = await ShareAsync(CaseClient.Lead);
        (await DeleteAsync(CaseClient.Inspector, orphan)).ShouldBe(403);
        (await _http.GetAsync(CaseClient.Inspector, "/api/saved-views")).AsArray().Single()!["removable"]!.GetValue<bool>().ShouldBeFalse();
        await _app.DbAsync(db =>
            db.Database.ExecuteSqlInterpolatedAsync($"UPDATE People SET UnitCode = '110118102' WHERE UserName = {CaseClient.Lead}"));
        (await _http.GetAsync(CaseClient.Inspector, "/api/saved-views")).AsArray().Single()!["removable"]!.GetValue<bool>().ShouldBeTrue();
        (await DeleteAsync(CaseClient.Inspector, orphan)).ShouldBe(204);
    }
}
