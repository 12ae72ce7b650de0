using System.Text.Json.Nodes;
using Enforcement.Api.Audit;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Audit;

/// <summary>Who looked at, changed, exported or downloaded what; read by auditors alone, kept at least six months (网络安全法 21).</summary>
public sealed class AuditTests : IAsyncLifetime
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

    private async Task<List<(string User, string Action, string Subject, int Status)>> LinesAsync(string filter) =>
    [
        .. (await _http.GetAsync("auditor", $"/api/audit?pageSize=200&{filter}"))["items"]!.AsArray()
            .Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString(), l["subject"]!.ToString(), l["status"]!.GetValue<int>())),
    ];

    [Fact]
    public async Task Looking_changing_exporting_and_downloading_each_leave_a_line()
    {
        var number = await _http.OpenAsync();
        await _http.CaseAsync(number, "planning");
        var photo = (await _http.UploadAsync(number))["id"]!.ToString();
        (await _app.ClientFor("planning").GetAsync(new Uri($"/api/evidence/{photo}/content", UriKind.Relative))).EnsureSuccessStatusCode();
        (await _app.ClientFor("planning").GetAsync(new Uri($"/api/cases/{number}/bundle", UriKind.Relative))).EnsureSuccessStatusCode();

        var lines = await LinesAsync($"subject={number}");
        lines.ShouldContain(("planning", "looked", $"/api/cases/{number}", 200));
        lines.ShouldContain(("planning", "exported", $"/api/cases/{number}/bundle", 200));
        (await LinesAsync("action=changed")).ShouldContain((CaseClient.Inspector, "changed", "/api/cases", 201));
        (await LinesAsync("action=downloaded&user=planning")).ShouldHaveSingleItem().Subject.ShouldBe($"/api/evidence/{photo}/content");
    }

    [Fact]
    public async Task Coming_in_is_noted_with_who_came_and_what_is_open_to_all_is_not()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:DemoPassword", "Demo-2026-audit")] };
        using var http = new CaseClient(app);
        (await http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = "planning", password = "wrong" })).Status.ShouldBe(401);
        (await http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = "planning", password = "Demo-2026-audit" })).Status.ShouldBe(204);
        (await http.SendAsync("planning", HttpMethod.Get, "/health/live")).Status.ShouldBe(200);
        await app.ClientFor("planning").GetAsync(new Uri("/favicon.svg", UriKind.Relative));
        var lines = (await http.GetAsync("auditor", "/api/audit"))["items"]!.AsArray();
        lines.Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString(), l["unit"]!["kind"]!.ToString())).ShouldBe([("planning", "signedIn", "planning")]);
    }

    [Fact]
    public async Task What_was_refused_is_noted_and_what_was_wrong_in_form_is_not()
    {
        var number = await _http.OpenAsync();
        (await _http.SendAsync("lead.gubeikou", HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.SendAsync("planning", HttpMethod.Get, "/api/people")).Status.ShouldBe(403);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/saved-views", new { name = "", path = "/cases" })).Status.ShouldBe(422);
        (await LinesAsync("action=refused")).Select(l => (l.User, l.Subject, l.Status)).ShouldBe([("planning", "/api/people", 403), ("lead.gubeikou", $"/api/cases/{number}", 404)]);
        (await LinesAsync("user=planning&action=changed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_of_people_never_enter_it()
    {
        await _http.GetAsync("planning", "/api/cases?q=110228199001011234");
        await _http.GetAsync("planning", "/api/cases?q=91110228MA01ABCD2X&town=110118101");
        var body = (await _http.GetAsync("auditor", "/api/audit?user=planning")).ToJsonString();
        body.ShouldNotContain("199001011234");
        body.ShouldContain("110118101");
    }

    [Fact]
    public async Task Only_auditors_read_it_and_its_export_holds_the_same_lines()
    {
        await _http.GetAsync("planning", "/api/cases");
        foreach (var user in new[] { "admin", "planning", "leader", "supervision", CaseClient.Lead })
        {
            (await _http.SendAsync(user, HttpMethod.Get, "/api/audit")).Status.ShouldBe(403, user);
            (await _http.SendAsync(user, HttpMethod.Get, "/api/audit/export")).Status.ShouldBe(403, user);
        }
        var file = await _app.ClientFor("auditor").GetAsync(new Uri("/api/audit/export?user=planning", UriKind.Relative));
        file.EnsureSuccessStatusCode();
        using var zip = new System.IO.Compression.ZipArchive(await file.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        (await reader.ReadToEndAsync()).ShouldContain("/api/cases");
    }

    [Fact]
    public async Task Lines_are_kept_for_the_months_of_the_setting_and_no_longer()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:AuditMonths", "6")] };
        using var http = new CaseClient(app);
        await http.GetAsync("planning", "/api/cases");
        async Task<int> KeptAsync() => (await http.GetAsync("auditor", "/api/audit?user=planning"))["total"]!.GetValue<int>();
        await http.ClockAsync("2026-10-10T09:00:00+08:00"); // six months to the minute
        (await KeptAsync()).ShouldBe(1);
        await http.ClockAsync("2026-10-10T09:01:00+08:00");
        (await KeptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Fewer_than_six_months_are_refused_at_start()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:AuditMonths", "5")] };
        Should.Throw<InvalidOperationException>(() => app.Services).Message.ShouldContain("AuditMonths");
    }

    [Fact]
    public async Task What_stands_in_the_queue_is_written_when_the_product_stops()
    {
        var directory = Directory.CreateTempSubdirectory("audit").FullName;
        await using (var app = new EnforcementApp(directory))
        {
            using var http = new CaseClient(app);
            await http.GetAsync("planning", "/api/cases");
        }
        await using var again = new EnforcementApp(directory);
        (await again.DbAsync(db => db.Set<AuditRow>().CountAsync(a => a.UserName == "planning" && a.Subject == "/api/cases"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_moved_to_another_unit_loses_the_old_units_view_at_once()
    {
        var number = await _http.OpenAsync();
        await _http.CaseAsync(number, CaseClient.Lead);
        var people = (await _http.GetAsync("admin", "/api/people")) is JsonArray all ? all : (await _http.GetAsync("admin", "/api/people?pageSize=200"))["items"]!.AsArray();
        var lead = people.Single(p => p!["userName"]!.ToString() == CaseClient.Lead)!;
        var gubeikou = (await _http.GetAsync("admin", "/api/units"))["items"]!.AsArray().Single(u => u!["slug"]?.ToString() == "gubeikou")!["code"]!.ToString();
        var (status, body) = await _http.SendAsync("admin", HttpMethod.Put, $"/api/people/{CaseClient.Lead}", new { displayName = lead["displayName"]!.ToString(), unit = gubeikou, roles = new[] { "unitLead" } });
        status.ShouldBeLessThan(300, body?.ToJsonString());
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.GetAsync(CaseClient.Lead, "/api/cases?pageSize=200"))["items"]!.AsArray().ShouldAllBe(c => c!["town"]!["slug"]!.ToString() == "gubeikou");
    }
}
