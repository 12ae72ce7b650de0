using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>
/// Every figure of the dashboards is the length of the list that pressing it opens, for whoever looks and whatever is filtered.
/// </summary>
public sealed partial class FigureTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();

    /// <summary>The demo's cases ten days on, most of them late, one of them suspended.</summary>
    public async ValueTask InitializeAsync()
    {
        using var admin = _app.ClientFor("admin");
        (await admin.PutAsJsonAsync("/api/simulation/clock", new { now = "2026-04-13T10:00:00+08:00" })).EnsureSuccessStatusCode();
        (await admin.PostAsync(new Uri("/api/simulation/run-jobs", UriKind.Relative), null)).EnsureSuccessStatusCode();
        using var lead = _app.ClientFor("lead.xiwengzhuang");
        using var inspector = _app.ClientFor("inspector.xiwengzhuang");
        using var opened = await inspector.PostAsJsonAsync("/api/cases",
            new { place = new { lon = 116.861, lat = 40.47 }, address = "溪翁庄镇测试路" });
        var number = Regex.Match(await opened.Content.ReadAsStringAsync(), "MY[0-9-]+").Value;
        (await admin.PutAsJsonAsync("/api/simulation/clock", new { now = "2026-04-20T10:00:00+08:00" })).EnsureSuccessStatusCode();
        (await admin.PostAsync(new Uri("/api/simulation/run-jobs", UriKind.Relative), null)).EnsureSuccessStatusCode();
        (await lead.PostAsJsonAsync($"/api/cases/{number}/actions/suspend", new { reason = "等待鉴定" })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("planning")]
    [InlineData("lead.xiwengzhuang")]
    [InlineData("village.xiwengzhuang")]
    [InlineData("discipline")]
    public async Task Every_figure_that_can_be_pressed_is_the_length_of_its_list(string user)
    {
        using var client = _app.ClientFor(user);
        var lengths = new Dictionary<string, int>();
        var followed = 0;
        string[] pages =
        [
            "/overdue", "/process", "/oversight", "/oversight?stage=Overdue",
            "/oversight?town=xiwengzhuang&from=2026-04-10&to=2026-04-19", "/oversight?handler=inspector.xiwengzhuang",
            "/oversight?handler=-",
            "/oversight?dutyUnit=110118101", "/oversight?dutyUnit=planning&stage=Overdue",
            "/oversight?stage=Discovered&town=110118101&handler=inspector.xiwengzhuang&from=2026-04-15",
        ];
        foreach (var page in pages)
        {
            var (status, html) = await client.OpenAsync(page);
            status.ShouldBe(HttpStatusCode.OK, page);
            foreach (Match link in Link().Matches(html))
            {
                var to = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (!to.StartsWith("/cases?", StringComparison.Ordinal) || FigureOf(link.Groups[2].Value) is not { } figure) continue;
                if (!lengths.TryGetValue(to, out var length)) lengths[to] = length = await LengthAsync(client, to);
                length.ShouldBe(figure, $"{user} {page} → {to}");
                followed++;
            }
        }
        followed.ShouldBeGreaterThan(user == "planning" ? 500 : 100);
    }

    [Theory]
    [InlineData("lead.xiwengzhuang")]
    [InlineData("inspector.xiwengzhuang")]
    [InlineData("planning")]
    public async Task The_figures_of_my_work_count_what_stands_below_them(string user)
    {
        using var client = _app.ClientFor(user);
        foreach (var address in new[] { "/", "/?late=true", "/?soon=true" })
        {
            var html = (await client.OpenAsync(address)).Html;
            var figure = int.Parse(
                Regex.Match(html, $"href=\"{Regex.Escape(address)}\"><span class=\"figure\">([0-9]+)").Groups[1].Value,
                CultureInfo.InvariantCulture);
            Regex.Count(html, "<li class=\"duty ").ShouldBe(figure, $"{user} {address}");
        }
    }

    [Fact]
    public async Task Among_them_are_figures_that_are_not_nought()
    {
        using var client = _app.ClientFor("planning");
        foreach (var list in new[] { "open=true&late=true", "open=true&late=true&stage=Overdue", "dutyUnit=110118101&open=true",
            "handler=inspector.xiwengzhuang&open=true", "breachedFrom=2026-04-13&breachedTo=2026-04-19" })
            (await LengthAsync(client, $"/cases?{list}")).ShouldBeGreaterThan(0, list);
    }

    [Fact]
    public async Task The_export_beside_the_filter_exports_also_when_fields_were_left_empty()
    {
        using var client = _app.ClientFor("planning");
        var (_, html) = await client.OpenAsync("/oversight?town=&stage=&from=&to=");
        var export = WebUtility.HtmlDecode(Regex.Match(html, "href=\"(/api/dashboards/oversight/export[^\"]*)").Groups[1].Value);
        foreach (var path in new[] { export, "/api/dashboards/oversight/export?town=&stage=&from=&to=",
            "/api/cases?stage=&openedFrom=&open=" })
            (await client.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
    }

    [Fact]
    public async Task The_period_that_nobody_chose_is_not_kept_with_a_filter()
    {
        using var client = _app.ClientFor("planning");
        var (_, html) = await client.OpenAsync("/oversight?town=110118101&stage=&from=&to=");
        html.ShouldContain("name=\"from\" value=\"\"");
        html.ShouldContain("name=\"query\" value=\"town=110118101\"");
        html.ShouldContain("统计期间：2026年2月2日至2026年4月20日");
    }

    [Fact]
    public async Task What_is_filtered_is_said_in_words_and_goes_with_what_depends_on_it()
    {
        using var client = _app.ClientFor("planning");
        var (_, list) = await client.OpenAsync(
            "/cases?open=true&dutyUnit=110118101&dutyLate=true&handler=inspector.xiwengzhuang&leftStage=Stopped&leftFrom=2026-04-01");
        foreach (var chip in new[] { "待办单位：溪翁庄镇", "待办逾期：是", "离开环节：制止", "离开起日：2026年4月1日" }) list.ShouldContain(chip);
        list.ShouldNotContain("经办人：inspector");
        list.ShouldContain("href=\"/cases?open=true&amp;handler=inspector.xiwengzhuang&amp;leftStage=Stopped&amp;leftFrom=2026-04-01\""); // the unit's chip takes its lateness along
        var (_, oversight) = await client.OpenAsync("/oversight?handler=-&dutyUnit=110118101");
        oversight.ShouldContain("待办单位：溪翁庄镇");
        oversight.ShouldContain("经办人：（尚无人经办）");
    }

    [Theory]
    [InlineData("/cases?openedTo=9999-12-31&leftTo=9999-12-31&leftFrom=0001-01-01", HttpStatusCode.OK)]
    [InlineData("/oversight?to=9999-12-31", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/oversight?to=0001-01-01", HttpStatusCode.UnprocessableEntity)]
    public async Task Days_at_the_ends_of_the_calendar_are_answered(string page, HttpStatusCode expected)
    {
        using var client = _app.ClientFor("planning");
        (await client.OpenAsync(page)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task A_filtered_wall_says_what_it_shows()
    {
        using var client = _app.ClientFor("planning");
        var (_, html) = await client.OpenAsync("/oversight/wall?town=110118101&stage=Overdue");
        html.ShouldContain("<h1>密云区违建管控督查大屏 · 溪翁庄镇 · 逾期未拆</h1>");
    }

    /// <summary>The one whole number of a link's text, or null: a name, a date.</summary>
    private static int? FigureOf(string inner)
    {
        var text = TileFigure().Match(inner) is { Success: true } tile ? tile.Groups[1].Value : Tag().Replace(inner, " ");
        return Number().Matches(WebUtility.HtmlDecode(text)) is [var one]
            ? int.Parse(one.Value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static async Task<int> LengthAsync(HttpClient client, string list)
    {
        var (status, html) = await client.OpenAsync(list);
        status.ShouldBe(HttpStatusCode.OK, list);
        return int.Parse(Total().Match(html).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<a [^>]*?href=\"([^\"]+)\"[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("class=\"figure\">(\\d+)<")]
    private static partial Regex TileFigure();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\d+")]
    private static partial Regex Number();

    [GeneratedRegex("共 (\\d+) 条")]
    private static partial Regex Total();
}
