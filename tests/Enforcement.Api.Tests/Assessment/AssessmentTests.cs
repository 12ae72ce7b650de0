using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Enforcement.Api.Assessment;
using Enforcement.Api.Shared;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Assessment;

/// <summary>Assessment level by level: the district its towns, a town its villages (Art 28, 29).</summary>
public sealed partial class AssessmentTests : IAsyncLifetime
{
    // Two towns whose sample cases are all closed, and two villages of the first.
    private const string Town = "110118115", Other = "110118001", Village = "110118115001", NextVillage = "110118115200",
        Planning = "planning", Month = "2026-08";
    private const string Inspector = "inspector.xinchengzi", Lead = "lead.xinchengzi", OtherLead = "lead.gulou",
        VillagePerson = "village.xinchengzi";

    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public AssessmentTests() => _http = new CaseClient(_app);

    public async ValueTask InitializeAsync() => await _http.ClockAsync("2026-08-05T09:00:00+08:00");

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

    /// <summary>A case whose party was ordered today to demolish within 3 days: overdue for the town when 3 and 7 days are over.</summary>
    private async Task<string> OrderedAsync(string? village = Village)
    {
        var number = (await PostAsync(Inspector, "/api/cases", new { place = new { lon = 117.4, lat = 40.65 }, address = "新城子镇某处",
            village }, 201))["number"]!.GetValue<string>();
        await _http.ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "在施" }, Inspector);
        await _http.ActAsync(number, "stop", new { document = "stopNotice", servedAt = await _http.NowAsync(), method = "direct" },
            Inspector);
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "未取得规划许可", landCategory = "farmland" }, Inspector);
        var proof = (await _http.UploadAsync(number, kind: "document", user: Inspector, name: "送达回证.png"))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "order-self-demolition",
            new { servedAt = await _http.NowAsync(), termDays = 3, proof = new[] { proof } }, Inspector);
        return number;
    }

    private async Task DemolishAsync(string number, string at)
    {
        var photo = (await _http.UploadAsync(number, user: Inspector))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "confirm-demolition", new { by = "forced", demolishedAt = at, evidence = new[] { photo } }, Inspector);
    }

    /// <summary>A case that went up to the supervision order in August.</summary>
    private async Task<string> SupervisedAsync()
    {
        var number = await OrderedAsync();
        await _http.ClockAsync("2026-08-16T00:00:00+08:00");
        await _http.ActAsync(number, "issue-bulletin", user: "bureau");
        await _http.ActAsync(number, "request-special-meeting", user: Planning);
        await _http.ActAsync(number, "decide-special-meeting", new { approved = true, reason = "同意", minutesNumber = "8" }, "leader");
        await _http.ActAsync(number, "open-supervision", new { dueOn = "2026-09-20" }, "supervision");
        await _http.ActAsync(number, "copy-to-discipline", user: Planning);
        return number;
    }

    private Task<JsonNode> ComputeAsync(string period = Month, string user = Planning) =>
        PostAsync(user, "/api/assessments", new { period });

    private static JsonNode Of(JsonNode sheet, string unit) => sheet["items"]!.AsArray()
        .Single(i => i!["unit"]!["code"]!.GetValue<string>() == unit)!;

    private static IEnumerable<string> Keys(JsonNode unit) => unit["deductions"]!.AsArray().Select(d => d!["key"]!.GetValue<string>());

    private async Task<IEnumerable<string>> NoticesAsync(string user)
    {
        await _http.RunJobsAsync();
        return (await _http.GetAsync(user, "/api/notices"))["items"]!.AsArray().Select(n => n!["kind"]!.GetValue<string>())
            .Where(k => k.StartsWith("assessment.", StringComparison.Ordinal)).ToList();
    }

    [Fact]
    public async Task Towns_are_ranked_by_what_their_facts_cost_and_every_deduction_names_its_fact()
    {
        var number = await SupervisedAsync();
        await _http.ClockAsync("2026-08-22T09:00:00+08:00");
        await PostAsync(OtherLead, $"/api/reports/monthly/{Month}/{Other}/submit", new { nil = true }); // late
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");

        var sheet = await ComputeAsync();

        sheet["items"]!.AsArray().Count.ShouldBe(21);
        var town = Of(sheet, Town);
        Keys(town).ShouldBe([$"overdueCase:{number}", $"bulletin:{number}", $"missingReport:{Month}", $"supervision:{number}"]);
        (town["score"]!.GetValue<int>(), town["grade"]!.GetValue<string>(), town["eligible"]!.GetValue<bool>())
            .ShouldBe((75, "pass", false));
        town["uncleared"]!.AsArray().Single()!.GetValue<string>().ShouldBe(number);
        var overdue = town["deductions"]![0]!;
        (overdue["points"]!.GetValue<int>(), overdue["at"]!.GetValue<string>(), overdue["link"]!.GetValue<string>())
            .ShouldBe((5, "2026-08-16T00:00:00+08:00", $"/cases/{number}"));
        overdue["deadlines"]!.AsArray().Select(d => d!.GetValue<string>())
            .ShouldBe(["forcedDemolition"], "the party's own term costs the town nothing (Art 21)");
        town["deductions"]![2]!["link"]!.GetValue<string>().ShouldBe($"/reports/{Month}/{Town}");

        var late = Of(sheet, Other);
        Keys(late).ShouldBe([$"lateReport:{Month}"]);
        (late["score"]!.GetValue<int>(), late["rank"]!.GetValue<int>(), late["grade"]!.GetValue<string>(),
            late["eligible"]!.GetValue<bool>()).ShouldBe((98, 1, "excellent", true));
        var others = sheet["items"]!.AsArray().Where(i => i!["score"]!.GetValue<int>() == 95).ToList();
        others.Count.ShouldBe(19);
        others.ShouldAllBe(i => i!["rank"]!.GetValue<int>() == 2, "ties share a rank");
        town["rank"]!.GetValue<int>().ShouldBe(21);
    }

    [Fact]
    public async Task A_quarter_is_computed_from_its_own_facts_and_not_as_an_average()
    {
        var number = await OrderedAsync();
        await _http.ClockAsync("2026-10-01T09:00:00+08:00");
        await _http.ActAsync(number, "issue-bulletin", user: "bureau"); // of October

        Keys(Of(await ComputeAsync(), Town)).ShouldBe([$"overdueCase:{number}", "missingReport:2026-08"]);
        Keys(Of(await ComputeAsync("2026-09"), Town))
            .ShouldBe(["missingReport:2026-09"], "late since August, and late still: it passed but once");
        var quarter = Of(await ComputeAsync("2026-Q3"), Town);
        (quarter["score"]!.GetValue<int>(), quarter["eligible"]!.GetValue<bool>()).ShouldBe((85, false)); // 100, 90 and 95 in its months
        Keys(Of(await ComputeAsync("2026-Q4"), Town)).ShouldBe([$"bulletin:{number}"]);
        Of(await ComputeAsync("2026"), Town)["score"]!.GetValue<int>().ShouldBe(80);
    }

    [Fact]
    public async Task Each_step_of_the_ladder_counts_in_the_period_in_which_it_was_taken()
    {
        var number = await OrderedAsync();
        await _http.ClockAsync("2026-09-01T00:00:00+08:00");
        await _http.ActAsync(number, "issue-bulletin", user: "bureau"); // 24:00 of August is September's
        await _http.ActAsync(number, "request-special-meeting", user: Planning);
        await _http.ClockAsync("2026-10-01T00:00:00+08:00");
        await _http.ActAsync(number, "decide-special-meeting", new { approved = true, reason = "同意", minutesNumber = "8" }, "leader");
        await _http.ActAsync(number, "open-supervision", user: "supervision");
        await _http.ActAsync(number, "copy-to-discipline", user: Planning);

        Keys(Of(await ComputeAsync(), Town)).ShouldNotContain($"bulletin:{number}");
        Keys(Of(await ComputeAsync("2026-09"), Town)).ShouldBe([$"bulletin:{number}", "missingReport:2026-09"]);
        Keys(Of(await ComputeAsync("2026-10"), Town)).ShouldBe([$"supervision:{number}"]);
        Keys(Of(await ComputeAsync("2026"), Town))
            .ShouldBe([$"overdueCase:{number}", $"bulletin:{number}", "missingReport:2026-08", "missingReport:2026-09",
                $"supervision:{number}"]);
    }

    [Theory]
    [InlineData("2026-08-31T23:59:00+08:00", true)]
    [InlineData("2026-09-01T00:00:00+08:00", false)] // 24:00 of the last day is after it
    public async Task A_unit_is_cleared_when_its_late_case_was_demolished_before_24_00_of_the_last_day(string demolishedAt, bool eligible)
    {
        var number = await OrderedAsync();
        await _http.ClockAsync("2026-09-01T00:10:00+08:00");
        await DemolishAsync(number, demolishedAt);

        var town = Of(await ComputeAsync(), Town);

        Keys(town).ShouldContain($"overdueCase:{number}");
        town["eligible"]!.GetValue<bool>().ShouldBe(eligible);
    }

    [Fact]
    public async Task What_passes_at_24_00_of_the_last_day_burdens_the_next_period()
    {
        await _http.ClockAsync("2026-08-21T09:00:00+08:00");
        var number = await OrderedAsync(); // to be demolished by 24:00 of 31 August
        await _http.ClockAsync("2026-09-01T00:01:00+08:00");
        CaseClient.Deadline(await _http.CaseAsync(number, Inspector), "forcedDemolition")["breachedAt"]!.GetValue<string>()
            .ShouldBe("2026-09-01T00:00:00+08:00");

        var august = Of(await ComputeAsync(), Town);
        Keys(august).ShouldBe([$"missingReport:{Month}"]);
        august["eligible"]!.GetValue<bool>().ShouldBeTrue();
        var september = Of(await ComputeAsync("2026-09"), Town);
        Keys(september).ShouldBe([$"overdueCase:{number}"]);
        september["uncleared"]!.AsArray().Single()!.GetValue<string>().ShouldBe(number);
    }

    [Fact]
    public async Task A_suspension_does_not_clear_and_a_withdrawn_case_was_none()
    {
        var (suspended, withdrawn) = (await OrderedAsync(), await OrderedAsync());
        await _http.ClockAsync("2026-08-17T09:00:00+08:00");
        await _http.ActAsync(suspended, "suspend", new { reason = "法院通知" }, Planning);
        await _http.ActAsync(withdrawn, "withdraw", new { reason = "重复立案" }, Planning);
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");

        var town = Of(await ComputeAsync(), Town);

        Keys(town).ShouldBe([$"overdueCase:{suspended}", $"missingReport:{Month}"]);
        town["uncleared"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe([suspended]);
    }

    [Fact]
    public async Task What_only_the_satellite_saw_counts_once_its_review_is_confirmed()
    {
        var patch = (await PostAsync(Planning, "/api/leads",
            new { channel = "satellite", sourceNumber = "TB-1", foundAt = "2026-08-05T08:00:00+08:00",
                place = new { lon = 117.45, lat = 40.66 }, town = Town, areaSquareMetres = 100 }, 201))["id"]!.GetValue<string>();
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        await PostAsync(Planning, "/api/satellite-reviews", new { month = Month }, 201);
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/run");
        Keys(Of(await ComputeAsync(), Town)).ShouldBe([$"missingReport:{Month}"]);

        await _http.ClockAsync("2026-09-05T09:00:00+08:00");
        (await PostAsync(Planning, "/api/assessments/confirm", new { period = Month }, 409))["reason"]!.GetValue<string>()
            .ShouldBe("assessment-review-open", "its patches would count in no period");
        await PostAsync(Planning, $"/api/satellite-reviews/{Month}/confirm");
        var town = Of(await ComputeAsync(), Town);
        Keys(town).ShouldBe([$"missingReport:{Month}", $"satelliteOnly:{patch}"]);
        var seen = town["deductions"]![1]!;
        (seen["number"]!.GetValue<string>(), seen["points"]!.GetValue<int>(), seen["link"]!.GetValue<string>())
            .ShouldBe(("TB-1", 3, $"/satellite/{Month}"));
        (await NoticesAsync(Lead)).ShouldBe(["assessment.published", "assessment.recomputed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_report_that_was_returned_and_did_not_come_again_by_the_end_is_missing_and_what_came_after_the_end_changes_nothing()
    {
        await _http.ClockAsync("2026-08-19T09:00:00+08:00");
        var path = $"/api/reports/monthly/{Month}";
        await PostAsync(Lead, $"{path}/{Town}/submit", new { nil = true });
        await PostAsync(OtherLead, $"{path}/{Other}/submit", new { nil = true });
        await _http.ClockAsync("2026-08-22T09:00:00+08:00");
        await PostAsync(Planning, $"{path}/{Town}/return", new { reason = "请补充" }); // to come again by the 25th
        await _http.ClockAsync("2026-08-29T09:00:00+08:00");
        await PostAsync(Planning, $"{path}/{Other}/return", new { reason = "请补充" }); // by 1 September
        await _http.ClockAsync("2026-09-03T09:00:00+08:00");
        await PostAsync(Lead, $"{path}/{Town}/submit", new { nil = true, note = "更正" });

        var sheet = await ComputeAsync();

        Keys(Of(sheet, Town)).ShouldBe([$"missingReport:{Month}"]);
        Keys(Of(sheet, Other)).ShouldBeEmpty();
        Keys(Of(await ComputeAsync("2026-09"), Other)).ShouldBe([$"missingReport:{Month}"]);
    }

    [Fact]
    public async Task Who_is_assessed_sees_its_own_and_nothing_of_others_and_only_the_assessor_computes()
    {
        var number = await SupervisedAsync();
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        foreach (var user in new[] { "leader", "bureau", "auditor", "admin", "discipline", "police", "electricity", Inspector,
            "village.xinchengzi" }) await PostAsync(user, "/api/assessments", new { period = Month }, 403);
        await PostAsync(Planning, "/api/assessments", new { period = Month, town = "xinchengzi" }, 403);
        await PostAsync(OtherLead, "/api/assessments", new { period = Month, town = "xinchengzi" }, 403);
        await PostAsync(Planning, "/api/assessments", new { period = "2026-13" }, 422);
        (await PostAsync(Planning, "/api/assessments", new { period = "2026-10" }, 422))["code"]!.GetValue<string>()
            .ShouldBe("period-unreadable");
        await ComputeAsync();

        foreach (var user in new[] { Planning, "leader", "bureau", "supervision", "auditor" })
        {
            (await _http.GetAsync(user, $"/api/assessments?period={Month}"))["items"]!.AsArray().Count.ShouldBe(21, user);
            (await _http.GetAsync(user, $"/api/assessments/{Month}/xinchengzi"))["score"]!.GetValue<int>().ShouldBe(75, user);
        }
        foreach (var user in new[] { Inspector, Lead })
        {
            var own = (await _http.GetAsync(user, $"/api/assessments?period={Month}"))["items"]!.AsArray().Single()!;
            (own["unit"]!["code"]!.GetValue<string>(), own["rank"])
                .ShouldBe((Town, null), "its rank would tell of others before it is confirmed");
            (await _http.SendAsync(user, HttpMethod.Get, $"/api/assessments/{Month}/{Other}")).Status.ShouldBe(404);
        }
        foreach (var user in new[] { "discipline", "police", "electricity", "sector", "village.xinchengzi", OtherLead })
        {
            (await _http.GetAsync(user, $"/api/assessments?period={Month}&level=town"))["items"]!.AsArray()
                .ShouldAllBe(i => i!["unit"]!["code"]!.GetValue<string>() != Town, user);
            (await _http.SendAsync(user, HttpMethod.Get, $"/api/assessments/{Month}/{Town}")).Status.ShouldBe(404, user);
            (await PostAsync(user, $"/api/assessments/{Month}/{Town}/appeals", new { deduction = $"overdueCase:{number}", reason = "x" },
                404))["code"]!.GetValue<string>().ShouldBe("not-found");
        }
        (await _http.SendAsync("discipline", HttpMethod.Get, $"/api/assessments/export?period={Month}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_town_assesses_its_own_villages_by_the_cases_that_lie_in_them()
    {
        var number = await SupervisedAsync();
        await OrderedAsync(village: null); // lies in no village: the town's alone
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        var next = new Actor("v2", "邻村", NextVillage, UnitKind.Village, [PersonRole.VillagePatroller]);

        var sheet = await ComputeAsync(user: Lead);

        (sheet["level"]!.GetValue<string>(), sheet["town"]!["code"]!.GetValue<string>()).ShouldBe(("village", Town));
        var village = Of(sheet, Village);
        Keys(village).ShouldBe([$"overdueCase:{number}", $"bulletin:{number}", $"supervision:{number}"],
            "reports and patches are the town's");
        (village["score"]!.GetValue<int>(), village["eligible"]!.GetValue<bool>()).ShouldBe((80, false));
        sheet["items"]!.AsArray().Where(i => i!["unit"]!["code"]!.GetValue<string>() != Village)
            .ShouldAllBe(i => i!["score"]!.GetValue<int>() == 100 && i["rank"]!.GetValue<int>() == 1);

        (await _http.GetAsync("leader",
            $"/api/assessments?period={Month}&level=village&town=xinchengzi"))["items"]!.AsArray().Count.ShouldBe(
                sheet["items"]!.AsArray().Count);
        (await _http.GetAsync(OtherLead, $"/api/assessments?period={Month}&level=village&town=xinchengzi"))["items"]!.AsArray()
            .ShouldBeEmpty();
        (await _http.SendAsync("leader", HttpMethod.Get, $"/api/assessments?period={Month}&level=village")).Status.ShouldBe(422);
        (await _http.GetAsync(VillagePerson, $"/api/assessments?period={Month}"))["items"]!.AsArray()
            .Single()!["unit"]!["code"]!.GetValue<string>().ShouldBe(Village);
        (await _app.SendAsync(new GetAssessment(Month, Village), next)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);

        (await _app.SendAsync(new AppealDeduction(Month, Village, $"bulletin:{number}", "已自拆"), next)).Refusal!.Kind.ShouldBe(
            RefusalKind.NotFound);
        (await NoticesAsync(VillagePerson)).ShouldContain("assessment.published");
        await PostAsync(VillagePerson, $"/api/assessments/{Month}/{Village}/appeals",
            new { deduction = $"bulletin:{number}", reason = "已自拆" });
        (await NoticesAsync(Lead)).ShouldContain("assessment.appealed");
        await PostAsync(Planning, $"/api/assessments/{Month}/{Village}/appeals/bulletin:{number}/decide", new { upheld = true }, 403);
        await PostAsync(Inspector, $"/api/assessments/{Month}/{Village}/appeals/bulletin:{number}/decide", new { upheld = true }, 403);
        (await PostAsync(Lead, $"/api/assessments/{Month}/{Village}/appeals/bulletin:{number}/decide",
            new { upheld = true }))["score"]!.GetValue<int>().ShouldBe(85);
        await _http.ClockAsync("2026-09-05T00:00:00+08:00");
        (await PostAsync(Lead, "/api/assessments/confirm", new { period = Month }))["confirmedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Article_30_what_was_on_the_list_before_the_period_and_still_is_costs_points_and_bars_excellent()
    {
        using var form = new MultipartFormDataContent();
        using var list = new StringContent("""
            挂账编号,属地,项目名称,地址,来源,挂账日期
            GZ-OLD,新城子镇,旧砂石场,某处,2019年国家例行督察,2019-06-30
            GZ-NEW,新城子镇,新砂石场,某处,专项工作,2026-08-01
            GZ-31,鼓楼街道,旧市场,某处,2019年国家例行督察,2026-07-31
            GZ-01,果园街道,旧仓库,某处,2019年国家例行督察,2019-06-30
            """);
        form.Add(list, "file", "list.csv");
        (await _http.As(Planning).PostAsync(new Uri("/api/listed-items/import", UriKind.Relative), form)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.OK);
        var items = (await _http.GetAsync(Planning, "/api/listed-items"))["items"]!.AsArray()
            .ToDictionary(i => i!["number"]!.GetValue<string>(), i => i!["id"]!.GetValue<string>());
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        await PostAsync(Planning, $"/api/listed-items/{items["GZ-31"]}/delist", new { on = "2026-08-31", basis = "验收" });
        await PostAsync(Planning, $"/api/listed-items/{items["GZ-01"]}/delist", new { on = "2026-09-01", basis = "验收" });

        var sheet = await ComputeAsync();

        var town = Of(sheet, Town);
        Keys(town).ShouldBe([$"missingReport:{Month}", $"listedItem:{items["GZ-OLD"]}"],
            "what is listed within the period had no time yet");
        (town["score"]!.GetValue<int>(), town["grade"]!.GetValue<string>(), town["eligible"]!.GetValue<bool>())
            .ShouldBe((90, "good", false));
        var listed = town["deductions"]![1]!;
        (listed["number"]!.GetValue<string>(), listed["link"]!.GetValue<string>(), listed["at"]!.GetValue<string>())
            .ShouldBe(("GZ-OLD", $"/listed/{items["GZ-OLD"]}", "2019-06-30T00:00:00+08:00"));
        Keys(Of(sheet, Other)).ShouldBe([$"missingReport:{Month}"], "delisted on the last day");
        Keys(Of(sheet, "110118002")).ShouldBe([$"missingReport:{Month}", $"listedItem:{items["GZ-01"]}"], "delisted a day too late");
        await PostAsync(Lead, $"/api/assessments/{Month}/{Town}/appeals",
            new { deduction = $"listedItem:{items["GZ-OLD"]}", reason = "已整改，待验收" });
        (await PostAsync(Planning, $"/api/assessments/{Month}/{Town}/appeals/listedItem:{items["GZ-OLD"]}/decide",
            new { upheld = true }))["eligible"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_table_is_given_away_with_what_looks_like_a_formula_as_text()
    {
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        await ComputeAsync();
        await PostAsync(Lead, $"/api/assessments/{Month}/{Town}/appeals",
            new { deduction = $"missingReport:{Month}", reason = "=HYPERLINK(\"http://example.com\",\"x\")" });

        var bytes = await _http.As(Planning).GetByteArrayAsync($"/api/assessments/export?period={Month}");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(w => w.Worksheet.Descendants<Cell>()).ToList();
        cells.ShouldAllBe(c => c.CellFormula == null);
        cells.ShouldContain(c => c.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal));
        cells.Select(c => c.InnerText).ShouldContain("2026-08-20 24:00");
        cells.Count(c => c.InnerText == "新城子镇").ShouldBe(2);

        var own = await _http.As(Lead).GetByteArrayAsync($"/api/assessments/export?period={Month}");
        using var of = SpreadsheetDocument.Open(new MemoryStream(own), false);
        of.WorkbookPart!.WorksheetParts.SelectMany(w => w.Worksheet.Descendants<Cell>()).ShouldNotContain(c => c.InnerText == "鼓楼街道");
    }

    [Fact]
    public async Task The_points_are_policy_and_a_period_is_under_the_version_of_its_first_day()
    {
        var policy = (await _http.GetAsync("admin", "/api/policies/current")).DeepClone();
        policy["effectiveFrom"] = "2026-09-01";
        policy["assessment"]!["missingReport"] = 101;
        (await PostAsync("admin", "/api/policies", policy, 422))["errors"]!.AsObject()
            .ShouldContain(e => e.Key == "assessment.missingReport");
        policy["assessment"]!["missingReport"] = 50;
        await PostAsync("admin", "/api/policies", policy);
        policy.AsObject().Remove("assessment"); // a client that does not know it
        policy["effectiveFrom"] = "2027-01-01";
        (await PostAsync("admin", "/api/policies", policy))["assessment"]!["missingReport"]!.GetValue<int>().ShouldBe(50);

        await _http.ClockAsync("2026-10-01T09:00:00+08:00");
        Of(await ComputeAsync(), Town)["score"]!.GetValue<int>().ShouldBe(95);
        Of(await ComputeAsync("2026-09"), Town)["score"]!.GetValue<int>().ShouldBe(50);
        Of(await ComputeAsync("2026-Q3"), Town)["score"]!.GetValue<int>()
            .ShouldBe(90, "two reports, each at the points of the quarter's first day");
    }
}
