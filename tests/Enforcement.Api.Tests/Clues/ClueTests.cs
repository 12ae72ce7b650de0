using System.Text.Json.Nodes;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Clues;

/// <summary>Clues about officials: seen by sender, addressee and auditor, and nowhere by anybody else (Art 5).</summary>
public sealed class ClueTests : IAsyncDisposable
{
    private const string Words = "某负责人收受好处";
    private static readonly string[] Everybody =
        ["admin", "auditor", "leader", "planning", "bureau", "supervision", "discipline", "police", "electricity", "sector",
            CaseClient.Inspector, CaseClient.Lead, CaseClient.OtherTown, "village.xiwengzhuang"];

    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public ClueTests() => _http = new CaseClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(int Status, JsonNode? Body)> ForwardAsync(string user, string? caseNumber = null) =>
        await _http.SendAsync(user, HttpMethod.Post, "/api/clues", new { official = "赵某，溪翁庄镇，副镇长", summary = Words, caseNumber });

    [Fact]
    public async Task Nobody_but_sender_addressee_and_auditor_finds_a_trace_of_a_clue()
    {
        var number = await _http.OpenAsync();
        var (status, clue) = await ForwardAsync(CaseClient.Inspector, number);
        status.ShouldBe(201, clue?.ToJsonString());
        await _http.RunJobsAsync();
        var id = clue!["id"]!.GetValue<string>();

        var see = new List<string>();
        foreach (var user in Everybody)
        {
            var direct = (await _http.SendAsync(user, HttpMethod.Get, $"/api/clues/{id}")).Status == 200;
            (await _http.GetAsync(user, "/api/clues"))["total"]!.GetValue<int>().ShouldBe(direct ? 1 : 0, user);
            if (direct) see.Add(user);
            foreach (var path in new[] { "/api/notices?pageSize=200", "/api/duties?pageSize=200", "/api/documents", "/api/cases?q=赵某",
                "/api/leads?q=赵某", "/api/due", "/api/map", "/api/dashboards/overdue" })
            {
                var (seen, body) = await _http.SendAsync(user, HttpMethod.Get, path);
                if (seen != 200) continue;
                var text = body!.ToJsonString();
                text.ShouldNotContain(Words, customMessage: $"{user} {path}");
                text.Contains(id, StringComparison.Ordinal)
                    .ShouldBe(user == "discipline" && path.StartsWith("/api/notices", StringComparison.Ordinal), $"{user} {path}");
            }
            var (journalStatus, journal) = await _http.SendAsync(user, HttpMethod.Get, $"/api/cases/{number}/journal");
            if (journalStatus == 200) journal!.ToJsonString().ShouldNotContain("赵某");
        }
        see.ShouldBe(["auditor", "discipline", CaseClient.Inspector]); // not even the sender's own lead
    }

    [Fact] // Art 5: who keeps the system running is no reader of clues
    public async Task An_administrator_finds_no_trace_of_a_clue_among_journals_and_stuck_work()
    {
        async Task<int> StreamsAsync(string user) => (await _http.GetAsync(user, "/api/journal/verification"))["streams"]!.GetValue<int>();
        async Task<JsonNode> JobAsync() => (await _http.GetAsync("admin", "/api/operations"))["jobs"]!.AsArray()
            .Single(j => j!["name"]!.ToString() == "journals")!;
        async Task<JsonArray> StuckAsync(string user) => (await _http.GetAsync(user, "/api/operations"))["stuck"]!.AsArray();
        Task RunAsync() => _app.Services.GetRequiredService<JobRunner>().RunAsync(JobList.All.Single(j => j.Name == "journals"), default);
        var number = await _http.OpenAsync();
        await RunAsync();
        var (byAdmin, byAuditor, job) = (await StreamsAsync("admin"), await StreamsAsync("auditor"),
            (await JobAsync())["result"]!.ToString());

        var id = (await ForwardAsync(CaseClient.Lead)).Body!["id"]!.GetValue<string>();
        await RunAsync();
        (await StreamsAsync("admin"), await StreamsAsync("auditor"), (await JobAsync())["result"]!.ToString())
            .ShouldBe((byAdmin, byAuditor + 1, job));

        // its journal breaks, and its notice and one of a case are stuck
        var stream = $"clue/{id}";
        await _app.DbAsync(async db =>
        {
            await db.UnprotectJournalAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE Journal SET Data = '{{}}' WHERE Stream = {stream}");
            return await db.Database.ExecuteSqlRawAsync("UPDATE Outbox SET Payload = '' WHERE DoneAt IS NULL");
        });
        await _app.SendAsync(new DispatchOutbox());
        await RunAsync();
        (await _http.GetAsync("admin", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
        (await JobAsync())["result"]!.ToString().ShouldBe(job);
        var stuck = await StuckAsync("admin");
        stuck.ToJsonString().ShouldNotContain("clue");
        stuck.Count.ShouldBeGreaterThan(1);
        stuck.Select(s => s!["about"]!.ToString()).Where(a => a.StartsWith("notice", StringComparison.Ordinal)).Distinct()
            .ShouldBe(["notice"]); // no way to tell the clue's from the case's
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/operations/stuck/retry",
            new { kind = "journal", key = $"clue/{id}" })).Status.ShouldBe(404);

        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().Single()!["stream"]!.ToString()
            .ShouldBe($"clue/{id}");
        (await StuckAsync("auditor")).Select(s => s!["about"]!.ToString()).ShouldContain($"clue/{id}");
        (await StuckAsync("auditor")).Select(s => s!["about"]!.ToString()).ShouldContain($"notice case/{number}");
    }

    [Fact]
    public async Task Discipline_confirms_receipt_once_and_the_sender_sees_it()
    {
        var (_, clue) = await ForwardAsync(CaseClient.Lead);
        var path = $"/api/clues/{clue!["id"]!.GetValue<string>()}";
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, $"{path}/receive", new { })).Status.ShouldBe(403);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"{path}/receive", new { })).Status.ShouldBe(404);
        (await _http.SendAsync("discipline", HttpMethod.Post, $"{path}/receive", new { note = "已登记" })).Status.ShouldBe(200);
        (await _http.SendAsync("discipline", HttpMethod.Post, $"{path}/receive", new { })).Status.ShouldBe(409);
        (await _http.GetAsync(CaseClient.Lead, path))["note"]!.GetValue<string>().ShouldBe("已登记");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Administrators_auditors_and_discipline_itself_forward_none_and_a_case_out_of_sight_is_not_named()
    {
        foreach (var user in new[] { "admin", "auditor", "discipline" }) (await ForwardAsync(user)).Status.ShouldBe(403, user);
        (await ForwardAsync("village.xiwengzhuang")).Status.ShouldBe(201);
        (await ForwardAsync(CaseClient.OtherTown, await _http.OpenAsync())).Status.ShouldBe(422);
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/clues", new { official = "", summary = "" })).Status.ShouldBe(422);
    }
}
