using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Organisations;

/// <summary>
/// A town goes into another: what it left is the successor's at once, under its own name; nothing is lost, nobody else sees it.
/// </summary>
public sealed class MergeTests : IAsyncLifetime
{
    private const string Town = "110118101", Successor = "110118100", Inspector = "inspector.miyun", Lead = "lead.miyun",
        Village = "village.xiwengzhuang";

    private readonly EnforcementApp _app = new();
    private CaseClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _http = new CaseClient(_app);
        await _http.ClockAsync("2026-08-03T09:00:00+08:00");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<JsonNode> PostAsync(string user, string path, object body, int expect = 200)
    {
        var (status, answer) = await _http.SendAsync(user, HttpMethod.Post, path, body);
        status.ShouldBe(expect, $"{user} {path}: {answer?.ToJsonString()}");
        return answer ?? new JsonObject();
    }

    private async Task<string?> MergeAsync(int expect = 200, string town = Town, string? into = Successor, string? on = "2026-08-20") =>
        (await PostAsync("admin", $"/api/units/{town}/merge", new { into, on }, expect))["code"]?.GetValue<string>();

    private async Task<JsonNode> LeadAsync(string user, string? town = null) =>
        await PostAsync(user, "/api/leads",
            new { channel = "patrol", foundAt = await _http.NowAsync(), place = new { lon = 116.861, lat = 40.47 }, address = "溪翁庄某处",
                town, description = "新建房屋" }, 201);

    private async Task<IReadOnlyList<string>> NoticesAsync(string user)
    {
        await _http.RunJobsAsync();
        return [.. (await _http.GetAsync(user, "/api/notices?pageSize=200"))["items"]!.AsArray()
            .Select(n => $"{n!["kind"]} {n["caseNumber"]}")];
    }

    [Fact]
    public async Task The_successor_has_the_open_cases_with_their_clock_their_duties_and_their_alarms()
    {
        var number = await _http.OrderedAsync();
        (await _http.SendAsync(Inspector, HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        await _http.ClockAsync("2026-08-05T09:00:00+08:00");
        await MergeAsync(on: "2026-08-05");
        await _http.ClockAsync("2026-08-20T09:00:00+08:00"); // overdue since the 14th

        var seen = await _http.CaseAsync(number, Inspector);
        (seen["town"]!["code"]!.GetValue<string>(), seen["town"]!["endedOn"]!.GetValue<string>(),
            seen["town"]!["mergedInto"]!.GetValue<string>()).ShouldBe((Town, "2026-08-05", Successor), "what it did stays under its name");
        seen["stage"]!.GetValue<string>().ShouldBe("overdue");
        (await _http.GetAsync(Inspector, "/api/duties?pageSize=200"))["items"]!.AsArray()
            .ShouldContain(d => d!["caseNumber"]!.GetValue<string>() == number);
        (await _http.GetAsync(Inspector, $"/api/cases?q={number}"))["total"]!.GetValue<int>().ShouldBe(1);
        (await NoticesAsync(Inspector)).ShouldContain($"breached.forcedDemolition {number}");

        var photo = (await _http.UploadAsync(number, user: Inspector))["id"]!.GetValue<string>();
        (await _http.ActAsync(number, "confirm-demolition",
            new { by = "forced", demolishedAt = await _http.NowAsync(), evidence = new[] { photo } },
            Inspector))["stage"]!.GetValue<string>().ShouldBe("feedback");
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.GetAsync("auditor", $"/api/cases/{number}/journal/verification"))["valid"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Its_people_belong_to_the_successor_with_their_next_click_and_its_villages_report_there()
    {
        var lead = await LeadAsync(CaseClient.Inspector);
        await _http.ClockAsync("2026-08-20T09:00:00+08:00");
        await MergeAsync();

        (await _http.GetAsync(CaseClient.Inspector, "/api/session"))["unit"]!["code"]!.GetValue<string>().ShouldBe(Successor);
        (await _http.GetAsync("admin", $"/api/people?unit={Town}"))["total"]!.GetValue<int>().ShouldBe(0);
        (await _http.GetAsync(Inspector, $"/api/leads/{lead["id"]}"))["id"]!.GetValue<string>().ShouldBe(lead["id"]!.GetValue<string>());
        await PostAsync(Inspector, $"/api/leads/{lead["id"]}/verify", new { opensCase = true, note = "属实" });

        (await _http.GetAsync("planning", $"/api/units?parent={Town}"))["total"]!.GetValue<int>().ShouldBe(0);
        var found = await LeadAsync(Village);
        (await _http.GetAsync("planning", $"/api/leads/{found["id"]}"))["dispatchedTo"]!["code"]!.GetValue<string>().ShouldBe(Successor);
    }

    [Fact]
    public async Task What_names_the_old_town_goes_to_the_successor()
    {
        var before = await LeadAsync("bureau", Town);
        await _http.ClockAsync("2026-08-20T09:00:00+08:00");
        await MergeAsync();

        (await PostAsync("planning", $"/api/leads/{before["id"]}/dispatch",
            new { town = "xiwengzhuang" }))["dispatchedTo"]!["code"]!.GetValue<string>().ShouldBe(Successor);
        (await LeadAsync("bureau", Town))["town"]!["code"]!.GetValue<string>().ShouldBe(Successor);
        (await PostAsync(Inspector, "/api/cases", new { place = new { lon = 116.861, lat = 40.47 }, address = "某处", town = Town },
            201))["town"]!["code"]!.GetValue<string>().ShouldBe(Successor);
    }

    [Fact]
    public async Task The_month_in_which_it_ended_is_reported_for_it_by_the_successors_lead_and_assessed_under_its_own_name()
    {
        var number = await _http.OrderedAsync();
        await _http.ClockAsync("2026-08-19T09:00:00+08:00");
        await MergeAsync(on: "2026-08-19");
        await PostAsync(Lead, $"/api/reports/monthly/2026-08/{Town}/submit", new { nil = false });

        await _http.ClockAsync("2026-10-01T09:00:00+08:00");
        async Task<List<string>> DeductedAsync(string period, string unit)
        {
            await PostAsync("planning", "/api/assessments", new { period });
            var (status, of) = await _http.SendAsync("planning", HttpMethod.Get, $"/api/assessments/{period}/{unit}");
            return status == 404 ? ["none"] : [.. of!["deductions"]!.AsArray().Select(d => d!["key"]!.GetValue<string>())
                .Where(k => !k.Contains("Report", StringComparison.Ordinal)), .. of["uncleared"]!.AsArray().Select(u => $"late {u}")];
        }
        var own = await DeductedAsync("2026-08", Town);
        own.ShouldContain($"overdueCase:{number}");
        own.ShouldContain($"late {number}");
        (await DeductedAsync("2026-08", Successor)).ShouldNotContain($"late {number}");
        (await DeductedAsync("2026-09", Town)).ShouldBe(["none"]);
        (await DeductedAsync("2026-09", Successor)).ShouldContain($"late {number}", "what is still late is the successor's to clear");
    }

    [Fact]
    public async Task A_merger_is_recorded_once_not_ahead_and_not_into_what_ended_itself()
    {
        await _http.ClockAsync("2026-08-20T09:00:00+08:00");
        (await MergeAsync(422, on: "2026-08-21")).ShouldBe("in-the-future");
        (await MergeAsync(422, on: "0001-01-01")).ShouldBe("merge-too-early");
        await MergeAsync(422, into: Town);
        await MergeAsync(422, into: "110118-PLN");
        await MergeAsync(404, town: "110118-PLN");
        await MergeAsync();
        (await MergeAsync(409)).ShouldBe("invalid-in-stage");
        await MergeAsync(422, town: "110118102", into: Town);
        await PostAsync("admin", "/api/people",
            new { userName = "late.comer", displayName = "后来", unit = Town, roles = new[] { "inspector" } }, 422);
        await PostAsync("admin", "/api/units/villages", new { code = "110118101999", name = "新村", town = Town }, 422);
        foreach (var user in new[] { "planning", "auditor", Lead }) await PostAsync(user, "/api/units/110118102/merge",
            new { into = Successor, on = "2026-08-20" }, 403);
    }

    [Fact]
    public async Task A_line_of_mergers_leads_to_the_last()
    {
        var number = await _http.OpenAsync();
        await MergeAsync(on: "2026-08-01");
        await MergeAsync(town: Successor, into: "110118102", on: "2026-08-02");
        (await _http.CaseAsync(number, "inspector.xitiangezhuang"))["number"]!.GetValue<string>().ShouldBe(number);
        (await _http.GetAsync(Inspector, "/api/session"))["unit"]!["code"]!.GetValue<string>().ShouldBe("110118102");
    }
}
