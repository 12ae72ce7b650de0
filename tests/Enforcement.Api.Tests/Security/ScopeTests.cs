using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// A unit sees its own work and that of the units below it, and what was sent to it; nothing leaks past this (process.md section 1).
/// </summary>
public sealed class ScopeTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public ScopeTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Another_town_finds_no_trace_of_a_case_by_any_way()
    {
        var number = await _http.OrderedAsync();
        var evidence = (await _http.UploadAsync(number))["id"]!.GetValue<string>();
        string[] paths = [$"/api/cases/{number}", $"/api/cases/{number}/journal", $"/api/cases/{number}/journal/verification",
            $"/api/evidence/{evidence}", $"/api/evidence/{evidence}/content"];
        foreach (var user in new[] { CaseClient.OtherTown, "village.gubeikou", "village.xiwengzhuang", "discipline", "police",
            "electricity", "sector" })
        {
            foreach (var path in paths) (await _http.SendAsync(user, HttpMethod.Get, path)).Status.ShouldBe(404, $"{user} {path}");
            (await _http.SendAsync(user, HttpMethod.Post, $"/api/cases/{number}/actions/inspect",
                new { findings = "x" })).Status.ShouldBe(404, user);
            (await _http.GetAsync(user, $"/api/cases?q={number}"))["total"]!.GetValue<int>().ShouldBe(0, user);
            (await _http.GetAsync(user, "/api/cases?pageSize=200"))["items"]!.AsArray()
                .ShouldAllBe(c => c!["number"]!.GetValue<string>() != number);
            (await _http.GetAsync(user, "/api/duties"))["items"]!.AsArray()
                .ShouldAllBe(d => d!["caseNumber"]!.GetValue<string>() != number);
        }
        foreach (var user in new[] { "planning", "bureau", "supervision", "leader", "auditor", CaseClient.Lead })
            foreach (var path in paths) (await _http.SendAsync(user, HttpMethod.Get, path)).Status.ShouldBe(200, $"{user} {path}");
    }

    [Fact]
    public async Task Dashboards_count_only_what_the_reader_sees()
    {
        var whole = await _http.GetAsync("planning", "/api/dashboards/overdue");
        var town = await _http.GetAsync(CaseClient.OtherTown, "/api/dashboards/overdue");
        town["items"]!.AsArray().ShouldAllBe(i => i!["town"]!["slug"]!.GetValue<string>() == "gubeikou");
        town["open"]!.GetValue<int>()
            .ShouldBe((await _http.GetAsync(CaseClient.OtherTown, "/api/cases?open=true"))["total"]!.GetValue<int>());
        whole["open"]!.GetValue<int>().ShouldBeGreaterThan(town["open"]!.GetValue<int>());
        whole["breached"]!.GetValue<int>()
            .ShouldBe((await _http.GetAsync("planning", "/api/cases?overdue=true"))["total"]!.GetValue<int>());
        foreach (var cell in whole["items"]!.AsArray())
        {
            var listed = await _http.GetAsync("planning", cell!["casesHref"]!.GetValue<string>());
            listed["total"]!.GetValue<int>().ShouldBe(cell["open"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task My_work_is_my_units_own_with_what_is_late_and_what_is_due_soon_apart()
    {
        async Task<JsonArray> DutiesAsync(string query) =>
            (await _http.GetAsync(CaseClient.Inspector, $"/api/duties?pageSize=200&{query}"))["items"]!.AsArray();
        var all = await DutiesAsync("");
        all.ShouldAllBe(d => d!["unit"]!["code"]!.GetValue<string>() == "110118101");
        var (late, soon) = (await DutiesAsync("late=true"), await DutiesAsync("dueWithinHours=24"));
        late.Count.ShouldBeGreaterThan(0);
        late.ShouldAllBe(d => d!["late"]!.GetValue<bool>());
        soon.ShouldAllBe(d => !d!["late"]!.GetValue<bool>() && d["dueAt"]!.GetValue<DateTimeOffset>() <= new DateTimeOffset(2026, 4, 11,
            9, 0, 0, TimeSpan.FromHours(8)));
        (late.Count + (await DutiesAsync("late=false")).Count).ShouldBe(all.Count);
    }

    [Fact]
    public async Task Police_and_discipline_see_a_case_only_once_it_was_sent_to_them()
    {
        var number = await _http.OrderedAsync();
        await _http.ActAsync(number, "report-obstruction", new { description = "堵门" });
        (await _http.SendAsync("police", HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(200);
        (await _http.SendAsync("discipline", HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.CaseAsync(number, "police"))["allowedActions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_of_the_party_are_masked_except_to_those_who_serve_it()
    {
        var number = await _http.OpenAsync(party: new { name = "李某", kind = "person", idNumber = "110228199001011234",
            phone = "13812345678" });
        foreach (var (user, clear) in new[] { (CaseClient.Inspector, true), ("planning", true), ("leader", false), ("bureau", false),
            ("auditor", false) })
        {
            var party = (await _http.CaseAsync(number, user))["party"]!;
            party["idNumber"]!.GetValue<string>().ShouldBe(clear ? "110228199001011234" : "110***********1234", user);
            var journal = (await _http.GetAsync(user, $"/api/cases/{number}/journal")).ToJsonString();
            journal.Contains("110228199001011234", StringComparison.Ordinal).ShouldBe(clear, user);
            journal.Contains("13812345678", StringComparison.Ordinal).ShouldBe(clear, user);
        }
    }

    [Fact]
    public async Task A_town_opens_no_case_in_another_town_and_others_open_none_at_all()
    {
        object body = new { place = new { lon = 117.161, lat = 40.691 }, address = "古北口镇", town = "110118111" };
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, "/api/cases", body)).Status.ShouldBe(403);
        foreach (var user in new[] { "leader", "bureau", "supervision", "discipline", "police", "electricity", "auditor", "admin",
            "village.gubeikou" })
            (await _http.SendAsync(user, HttpMethod.Post, "/api/cases", body)).Status.ShouldBe(403, user);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/cases", body)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_moved_or_disabled_person_loses_the_old_view_with_the_next_request()
    {
        var number = await _http.OpenAsync();
        (await _http.SendAsync("admin", HttpMethod.Put, $"/api/people/{CaseClient.Inspector}",
            new { unit = "110118111" })).Status.ShouldBe(200);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.SendAsync("admin", HttpMethod.Put, $"/api/people/{CaseClient.Inspector}", new { disabled = true })).Status.ShouldBe(
            200);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Get, "/api/cases")).Status.ShouldBe(401);
    }
}
