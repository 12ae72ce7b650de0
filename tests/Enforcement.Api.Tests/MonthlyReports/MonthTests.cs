using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Leads;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.MonthlyReports;

/// <summary>A month: towns report, planning judges and compares with the satellite, and what follows (Art 15, 16).</summary>
public sealed class MonthTests : IAsyncLifetime
{
    private const string Month = "2026-08", Town = "110118101", Planning = "planning";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public MonthTests() => _http = new CaseClient(_app);

    public async ValueTask InitializeAsync() => await _http.ClockAsync("2026-08-05T09:00:00+08:00"); // long after the demo's own cases

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<JsonNode> PostAsync(string user, string path, object? body = null, int expect = 200)
    {
        var (status, answer) = await _http.SendAsync(user, HttpMethod.Post, path, body ?? new { });
        status.ShouldBe(expect, $"{user} {path}: {answer?.ToJsonString()}");
        return answer!;
    }

    private Task<JsonNode> ReportAsync(string user = CaseClient.Lead, string town = Town) =>
        _http.GetAsync(user, $"/api/reports/monthly/{Month}/{town}");

    private async Task<string> FindAsync(double lon, double lat, string address = "溪翁庄镇某处", string user = CaseClient.Inspector)
    {
        var (status, body) = await _http.SendAsync(user, HttpMethod.Post, "/api/cases",
            new { place = new { lon, lat }, address, inProgress = true, areaSquareMetres = 80 });
        status.ShouldBe(201, body?.ToJsonString());
        return body!["number"]!.GetValue<string>();
    }

    private async Task<string> PatchAsync(string number, double lon, double lat, string town = Town,
        string foundAt = "2026-08-05T08:00:00+08:00") =>
        (await PostAsync(Planning, "/api/leads", new { channel = "satellite", sourceNumber = number, foundAt, place = new { lon, lat },
            town, areaSquareMetres = 100 }, 201))["id"]!.GetValue<string>();

    private static JsonNode TownOf(JsonNode review, string town = Town) => review["towns"]!.AsArray()
        .Single(t => t!["town"]!["code"]!.GetValue<string>() == town)!;

    [Fact]
    public async Task A_month_is_open_for_every_town_and_the_zone_and_each_sees_its_own()
    {
        (await _http.GetAsync(Planning, $"/api/reports/monthly?month={Month}"))["total"]!.GetValue<int>().ShouldBe(21);
        var own = (await _http.GetAsync(CaseClient.Lead, $"/api/reports/monthly?month={Month}"))["items"]!.AsArray();
        own.Single()!["town"]!["code"]!.GetValue<string>().ShouldBe(Town);
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/reports/monthly/{Month}/{Town}")).Status.ShouldBe(404);
        foreach (var user in new[] { "discipline", "police", "electricity", "village.xiwengzhuang" })
        {
            (await _http.GetAsync(user, $"/api/reports/monthly?month={Month}"))["total"]!.GetValue<int>().ShouldBe(0, user);
            (await _http.SendAsync(user, HttpMethod.Get, $"/api/reports/monthly/{Month}/{Town}")).Status.ShouldBe(404, user);
        }
        (await _http.GetAsync(Planning, "/api/reports/monthly?month=2026-09"))["total"]!.GetValue<int>().ShouldBe(0, "it opens on the 1st");
        (await _http.SendAsync(Planning, HttpMethod.Get, "/api/reports/monthly?month=soon")).Status.ShouldBe(422);
        (await ReportAsync())["dueAt"]!.GetValue<string>().ShouldBe("2026-08-21T00:00:00+08:00");
    }

    [Fact]
    public async Task A_report_is_filled_from_the_ledger_frozen_when_submitted_judged_returned_and_restated()
    {
        var number = await FindAsync(116.861, 40.75);
        await PostAsync("village.xiwengzhuang", "/api/leads", new { channel = "patrol", place = new { lon = 116.87, lat = 40.48 },
            address = "村东", town = Town, description = "新建围墙" }, 201);
        await PatchAsync("TB-1", 116.9, 40.5); // the satellite's, not the town's
        var report = await ReportAsync();
        report["findings"]!.AsArray().Select(f => f!["key"]!.GetValue<string>().Split(':')[0])
            .ShouldBe(["case", "lead"], ignoreOrder: true);

        var path = $"/api/reports/monthly/{Month}/{Town}";
        (await PostAsync(CaseClient.Lead, $"{path}/submit", new { nil = true }, 422))["code"]!.GetValue<string>()
            .ShouldBe("report-has-findings");
        await PostAsync(CaseClient.Inspector, $"{path}/submit", new { nil = false }, 403);
        var submitted = await PostAsync(CaseClient.Lead, $"{path}/submit", new { nil = false, note = "本月两处" });
        (submitted["state"]!.GetValue<string>(), submitted["late"]!.GetValue<bool>(), submitted["differences"]!.AsArray().Count)
            .ShouldBe(("submitted", false, 0));
        await PostAsync(CaseClient.Lead, $"{path}/accept", new { }, 403);
        await PostAsync(Planning, $"{path}/accept");

        await _http.ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "在施" });
        await _http.ActAsync(number, "stop", new { document = "stopNotice", servedAt = await _http.NowAsync(), method = "direct" });
        var changed = await ReportAsync();
        changed["state"]!.GetValue<string>().ShouldBe("accepted");
        changed["findings"]!.AsArray().Single(f => f!["key"]!.GetValue<string>() == $"case:{number}")!["measures"]!.AsArray()
            .ShouldBeEmpty("the frozen copy");
        changed["differences"]!.AsArray().Single()!["field"]!.GetValue<string>().ShouldBe("measures");

        await _http.ClockAsync("2026-08-22T10:00:00+08:00");
        await PostAsync(Planning, $"{path}/return", new { reason = " " }, 422);
        var returned = await PostAsync(Planning, $"{path}/return", new { reason = "请补充制止情况" });
        (returned["state"]!.GetValue<string>(), returned["late"]!.GetValue<bool>(), returned["dueAt"]!.GetValue<string>())
            .ShouldBe(("returned", false, "2026-08-26T00:00:00+08:00"));
        var restated = await PostAsync(CaseClient.Lead, $"{path}/submit", new { nil = false });
        (restated["restated"]!.GetValue<bool>(), restated["late"]!.GetValue<bool>()).ShouldBe((true, false));
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_town_is_credited_with_a_lead_exactly_when_its_channel_says_that_the_town_found_it_itself() // Art 15, 16
    {
        foreach (var channel in LeadChannel.All)
        {
            var lead = await PostAsync(Planning, "/api/leads", new
            {
                channel = channel.Name, sourceNumber = $"N-{channel}", foundAt = "2026-08-04T08:00:00+08:00",
                place = new { lon = 116.9, lat = 40.5 }, town = Town,
            }, 201);
            await PostAsync(Planning, $"/api/leads/{lead["id"]}/dispatch", new { town = Town });
        }

        (await ReportAsync())["findings"]!.AsArray().Select(f => f!["number"]!.GetValue<string>())
            .ShouldBe(LeadChannel.All.Where(c => c.IsTownsOwnFinding).Select(c => $"N-{c}"), ignoreOrder: true);
        LeadChannel.Satellite.IsTownsOwnFinding.ShouldBeFalse("or it would be compared with itself");
    }

    [Fact]
    public async Task After_the_20th_a_report_is_missing_then_late_and_a_nil_report_is_explicit()
    {
        var path = $"/api/reports/monthly/{Month}/{Town}";
        (await PostAsync(CaseClient.Lead, $"{path}/submit", new { nil = false }, 422))["code"]!.GetValue<string>()
            .ShouldBe("report-nothing-found");
        await _http.ClockAsync("2026-08-21T00:00:00+08:00");
        (await ReportAsync())["missing"]!.GetValue<bool>().ShouldBeTrue();
        (await _http.GetAsync(Planning, $"/api/reports/monthly?month={Month}&missing=true"))["total"]!.GetValue<int>().ShouldBe(21);
        var notices = (await _http.GetAsync(CaseClient.Lead, "/api/notices"))["items"]!.AsArray()
            .Where(n => n!["kind"]!.GetValue<string>() == "report.missed").ToList();
        notices.Single()!["link"]!.GetValue<string>().ShouldBe($"/reports/{Month}/{Town}");

        var late = await PostAsync(CaseClient.Lead, $"{path}/submit", new { nil = true });
        (late["late"]!.GetValue<bool>(), late["missing"]!.GetValue<bool>(), late["nil"]!.GetValue<bool>()).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task Months_that_went_by_while_the_product_was_off_are_opened_and_marked_once()
    {
        await _http.ClockAsync("2026-11-21T09:00:00+08:00");
        foreach (var month in new[] { "2026-08", "2026-09", "2026-10", "2026-11" })
            (await _http.GetAsync(CaseClient.Lead, $"/api/reports/monthly/{month}/{Town}"))["journal"]!.AsArray()
                .Select(e => e!["type"]!.GetValue<string>()).ShouldBe(["reportOpened", "reportMissed"], month);
        await _http.RunJobsAsync();
        (await ReportAsync())["journal"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_renamed_town_keeps_its_name_in_the_month_and_a_merged_one_reports_no_more()
    {
        await ReportAsync();
        (await _http.SendAsync("admin", HttpMethod.Put, $"/api/units/{Town}/name", new { name = "溪翁庄新镇" })).Status.ShouldBe(200);
        (await ReportAsync())["townName"]!.GetValue<string>().ShouldBe("溪翁庄镇");
        await _http.ClockAsync("2026-09-05T09:00:00+08:00");
        await PostAsync("admin", $"/api/units/{Town}/merge", new { into = "110118100", on = "2026-08-31" });
        await _http.ClockAsync("2026-10-05T09:00:00+08:00");
        (await _http.GetAsync(Planning, "/api/reports/monthly?month=2026-10"))["total"]!.GetValue<int>().ShouldBe(20);
        (await _http.GetAsync(Planning, $"/api/reports/monthly?month={Month}"))["total"]!.GetValue<int>().ShouldBe(21);
    }

    [Fact]
    public async Task The_comparison_pairs_rates_is_decided_by_hand_confirmed_and_frozen_and_what_only_the_satellite_saw_goes_to_its_town()
    {
        var near = await FindAsync(116.8610, 40.7500);
        var far = await FindAsync(116.8700, 40.7500);
        await FindAsync(116.9000, 40.7500); // the satellite did not see it
        await PatchAsync("TB-1", 116.8612, 40.7500); // some 17 m from the first
        await PatchAsync("TB-2", 116.8712, 40.7500); // some 100 m from the second: too far, but the same, as planning knows
        var lost = await PatchAsync("TB-3", 116.8800, 40.7600);
        await PatchAsync("TB-4", 116.8800, 40.7600, "110118111"); // on the border: the other town's
        await FindAsync(116.8801, 40.7600, user: CaseClient.OtherTown, address: "古北口镇某处");

        await PostAsync(CaseClient.Lead, "/api/satellite-reviews", new { month = Month }, 403);
        await PostAsync(Planning, "/api/satellite-reviews", new { month = Month }, 201);
        (await PostAsync(Planning, $"/api/satellite-reviews/{Month}/confirm", null, 409))["reason"]!.GetValue<string>()
            .ShouldBe("review-not-run");
        var run = await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run");
        var town = TownOf(run);
        (town["matched"]!.GetValue<int>(), town["satelliteOnly"]!.GetValue<int>(), town["ledgerOnly"]!.GetValue<int>(),
            town["rating"]!.GetValue<string>()).ShouldBe((1, 2, 2, "largeGap"));
        TownOf(run, "110118111")["rating"]!.GetValue<string>().ShouldBe("consistent");
        TownOf(run, "110118102")["rating"]!.GetValue<string>().ShouldBe("none");
        var pair = run["pairs"]!.AsArray().First(p => p!["entry"]?["number"]!.GetValue<string>() == near)!;
        (pair["patch"]!["number"]!.GetValue<string>(), pair["doubtful"]!.GetValue<bool>()).ShouldBe(("TB-1", true));

        // A town must not know before (Art 16).
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Get, $"/api/satellite-reviews/{Month}")).Status.ShouldBe(404);
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/decide",
            new { patch = "TB-2", entry = far, same = true, reason = "" }, 422);
        var decided = await PostAsync(Planning, $"/api/satellite-reviews/{Month}/decide",
            new { patch = "TB-2", entry = far, same = true, reason = "现场为同一处" });
        TownOf(decided)["matched"]!.GetValue<int>().ShouldBe(2);
        // A cloud is taken out, and in again.
        var without = await PostAsync(Planning, $"/api/satellite-reviews/{Month}/exclude",
            new { patch = "TB-3", excluded = true, reason = "云影" });
        (TownOf(without)["satelliteOnly"]!.GetValue<int>(), without["excluded"]!.AsArray().Single()!["number"]!.GetValue<string>())
            .ShouldBe((0, "TB-3"));
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/exclude", new { patch = "TB-3", excluded = true, reason = "云影" }, 422);
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/exclude", new { patch = "TB-3", excluded = false, reason = "复核有建筑" });
        await FindAsync(116.9100, 40.7500); // since the last run
        (await PostAsync(Planning, $"/api/satellite-reviews/{Month}/confirm", null, 409))["reason"]!.GetValue<string>()
            .ShouldBe("review-stale");
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run");
        var confirmed = await PostAsync(Planning, $"/api/satellite-reviews/{Month}/confirm");
        (confirmed["state"]!.GetValue<string>(), TownOf(confirmed)["rating"]!.GetValue<string>())
            .ShouldBe(("confirmed", "between")); // 2 of 3
        confirmed["followUps"]!.AsArray().Select(f => (f!["town"]!["slug"]!.GetValue<string>(), f["kind"]!.GetValue<string>()))
            .ShouldBe([("xiwengzhuang", "reminder"), ("gubeikou", "praiseBulletin")], ignoreOrder: true);

        (await _http.GetAsync(CaseClient.Inspector, $"/api/leads/{lost}"))["state"]!.GetValue<string>().ShouldBe("dispatched");
        foreach (var step in new[] { "run", "confirm" }) (await PostAsync(Planning, $"/api/satellite-reviews/{Month}/{step}", null,
            409))["reason"]!.GetValue<string>().ShouldBe("review-is-confirmed");
        await FindAsync(116.8800, 40.7600, address: "后来发现");
        TownOf(await _http.GetAsync(Planning, $"/api/satellite-reviews/{Month}")).ToJsonString()
            .ShouldBe(TownOf(confirmed).ToJsonString(), "frozen");

        var own = await _http.GetAsync(CaseClient.Lead, $"/api/satellite-reviews/{Month}");
        own["towns"]!.AsArray().Select(t => t!["town"]!["code"]!.GetValue<string>()).ShouldBe([Town]);
        own["pairs"]!.AsArray().ShouldAllBe(p => (p!["patch"] ?? p["entry"])!["town"]!.GetValue<string>() == Town);
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/finish", new { town = Town, kind = "reminder" });
        (await PostAsync(Planning, $"/api/satellite-reviews/{Month}/finish", new { town = Town, kind = "reminder" },
            409))["reason"]!.GetValue<string>().ShouldBe("review-no-such-follow-up");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-08-05T08:00:00+08:00", 1)]
    [InlineData("2026-07-29T08:00:00+08:00", 1)] // found on the 5th: seven days after the imaging day
    [InlineData("2026-07-28T08:00:00+08:00", 0)]
    public async Task An_entry_counts_when_it_was_found_at_most_seven_days_after_the_imaging(string imaged, int matched)
    {
        await FindAsync(116.861, 40.75);
        await PatchAsync("TB-1", 116.861, 40.75, foundAt: imaged);
        await PostAsync(Planning, "/api/satellite-reviews", new { month = Month }, 201);
        TownOf(await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run"))["matched"]!.GetValue<int>().ShouldBe(matched);
    }

    [Fact]
    public async Task A_month_without_patches_rates_nobody_and_is_confirmed()
    {
        await FindAsync(116.861, 40.75);
        await PostAsync(Planning, "/api/satellite-reviews", new { month = Month }, 201);
        var run = await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run");
        run["towns"]!.AsArray().ShouldAllBe(t => t!["rating"]!.GetValue<string>() == "none" && t["matchRate"] == null);
        (await PostAsync(Planning, $"/api/satellite-reviews/{Month}/confirm"))["followUps"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/reports/monthly/summary?month=2026-08")]
    [InlineData("/api/satellite-reviews/2026-08/export?format=xlsx")]
    public async Task A_table_is_given_away_with_what_looks_like_a_formula_as_text(string path)
    {
        await FindAsync(116.861, 40.47, "=HYPERLINK(\"http://example.com\",\"x\")");
        await PatchAsync("=1+1", 116.88, 40.76);
        await PostAsync(CaseClient.Lead, $"/api/reports/monthly/{Month}/{Town}/submit", new { nil = false, note = "@SUM(A1)" });
        await PostAsync(Planning, "/api/satellite-reviews", new { month = Month }, 201);
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run");

        var bytes = await _http.As(Planning).GetByteArrayAsync(path);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false))
        {
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document)
                .Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
            var cells = document.WorkbookPart!.WorksheetParts.SelectMany(w => w.Worksheet.Descendants<Cell>()).ToList();
            cells.ShouldAllBe(c => c.CellFormula == null);
            cells.Where(c => c.InnerText.StartsWith('=')).ShouldAllBe(c => c.DataType! == CellValues.InlineString);
            cells.ShouldContain(c => c.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal));
        }
        var docx = await _http.As(Planning).GetByteArrayAsync(path.Replace("format=xlsx", "format=docx", StringComparison.Ordinal)
            + "&format=docx");
        if (!path.Contains("format=", StringComparison.Ordinal))
        {
            using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(word)
                .Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }
        (await _http.SendAsync("discipline", HttpMethod.Get, path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Files_of_a_report_are_its_towns_to_add_and_planning_s_to_read()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(CaseClient.Png), "file", "附图.png" } };
        (await _http.As(CaseClient.Inspector).PostAsync($"/api/reports/monthly/{Month}/{Town}/files", form)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.OK);
        (await _http.As(Planning).GetByteArrayAsync($"/api/reports/monthly/{Month}/{Town}/files/0")).ShouldBe(CaseClient.Png);
        using var other = new MultipartFormDataContent { { new ByteArrayContent(CaseClient.Png), "file", "x.png" } };
        ((int)(await _http.As(CaseClient.OtherTown).PostAsync($"/api/reports/monthly/{Month}/{Town}/files", other)).StatusCode)
            .ShouldBe(404);
    }
}
