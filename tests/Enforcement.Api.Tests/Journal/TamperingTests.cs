using System.Data.Common;
using System.Text.Json.Nodes;
using Enforcement.Api.Jobs;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Journal;

/// <summary>A changed or missing entry is named (process.md section 7), also when somebody edits the database file itself.</summary>
public sealed class TamperingTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public TamperingTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task<int> SqlAsync(string sql) => _app.DbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    [Theory]
    [InlineData("UPDATE Journal SET Data = replace(Data, '在施', '已停') WHERE Stream = 'case/{0}' AND Sequence = 3", 3)]
    [InlineData("UPDATE Journal SET At = At + 1 WHERE Stream = 'case/{0}' AND Sequence = 5", 5)]
    [InlineData("UPDATE Journal SET By = 'someone' WHERE Stream = 'case/{0}' AND Sequence = 1", 1)]
    [InlineData("DELETE FROM Journal WHERE Stream = 'case/{0}' AND Sequence = 4", 4)]
    [InlineData("DELETE FROM Journal WHERE Stream = 'case/{0}' AND Sequence >= 9", 9)]
    [InlineData("DELETE FROM Journal WHERE Stream = 'case/{0}'", 1)]
    [InlineData("UPDATE Journal SET Sequence = CASE Sequence WHEN 3 THEN -4 ELSE -3 END WHERE Stream = 'case/{0}' AND Sequence IN (3, 4); UPDATE Journal SET Sequence = -Sequence WHERE Sequence < 0", 3)]
    public async Task A_changed_or_missing_entry_is_named(string sql, int brokenAt)
    {
        var number = await _http.OrderedAsync();
        (await VerifyAsync(number))["valid"]!.GetValue<bool>().ShouldBeTrue();

        await _app.DbAsync(db => db.UnprotectJournalAsync());
        (await SqlAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, number))).ShouldBeGreaterThan(0);

        var found = await VerifyAsync(number);
        (found["valid"]!.GetValue<bool>(), found["brokenAt"]!.GetValue<int>()).ShouldBe((false, brokenAt));
        var all = await _http.GetAsync("auditor", "/api/journal/verification");
        all["broken"]!.AsArray().ShouldHaveSingleItem()!["stream"]!.GetValue<string>().ShouldBe($"case/{number}");
        (await StuckAsync()).ShouldNotContain("journal", "who asks changes nothing");
        await _app.Services.GetRequiredService<JobRunner>().RunAsync(JobList.All.Single(j => j.Name == "journals"), default);
        (await StuckAsync()).ShouldContain("journal");
    }

    [Fact]
    public async Task A_journal_whose_case_is_gone_is_broken()
    {
        var number = await _http.OpenAsync();
        var entries = (await _http.CaseAsync(number))["version"]!.GetValue<int>();
        await _app.DbAsync(db => db.WithoutForeignKeysAsync($"DELETE FROM Cases WHERE Number = '{number}'"));

        var broken = (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldHaveSingleItem()!;
        broken["stream"]!.GetValue<string>().ShouldBe($"case/{number}");
        broken["brokenAt"]!.GetValue<int>().ShouldBe(entries);
    }

    [Theory]
    [InlineData("UPDATE Journal SET Data = '{{}}' WHERE Sequence = 1")]
    [InlineData("DELETE FROM Journal WHERE Sequence = 1")]
    public async Task The_database_itself_refuses_to_change_or_shorten_a_journal(string sql) =>
        (await Should.ThrowAsync<DbException>(() => SqlAsync(sql))).Message.ShouldContain("append-only");

    [Theory] // people, units, keys and webhooks have no row that could say where their journal ends
    [InlineData("Stream = 'person/planning' AND Sequence = 2", 2)]
    [InlineData("Stream = 'person/planning'", 1)]
    public async Task A_shortened_journal_of_a_person_is_named(string what, int brokenAt)
    {
        for (var i = 0; i < 2; i++) (await _http.SendAsync("admin", HttpMethod.Post, "/api/api-keys",
            new { userName = "planning", name = $"系统{i}" })).Status.ShouldBe(201);
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
        await _app.DbAsync(db => db.UnprotectJournalAsync());
        await SqlAsync($"DELETE FROM Journal WHERE {what}");

        var broken = (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldHaveSingleItem()!;
        (broken["stream"]!.GetValue<string>(), broken["brokenAt"]!.GetValue<int>()).ShouldBe(("person/planning", brokenAt));
    }

    [Fact]
    public async Task Journals_of_people_from_before_there_were_heads_get_theirs_once_at_start()
    {
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/api-keys", new { userName = "planning", name = "系统" })).Status.ShouldBe(201);
        await SqlAsync("DELETE FROM JournalHeads");
        await _app.InScopeAsync(async s =>
        {
            await Enforcement.Api.Identity.PersonJournal.AdoptHeadsAsync(s, default);
            return true;
        });
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/api-keys", new { userName = "planning", name = "系统2" })).Status.ShouldBe(
            201);
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task All_journals_of_the_demo_verify_and_rows_agree_with_them()
    {
        var all = await _http.GetAsync("admin", "/api/journal/verification");
        all["streams"]!.GetValue<int>().ShouldBeGreaterThan(20);
        all["broken"]!.AsArray().ShouldBeEmpty();
        foreach (var item in (await _http.GetAsync("planning", "/api/cases?pageSize=200"))["items"]!.AsArray())
        {
            var c = await _http.CaseAsync(item!["number"]!.GetValue<string>(), "planning"); // folded from the journal
            foreach (var field in new[] { "stage", "version", "lateSince" })
                (item[field]?.ToJsonString()).ShouldBe(c[field]?.ToJsonString(), $"{item["number"]} {field}");
        }
    }

    private async Task<IEnumerable<string>> StuckAsync() => (await _http.GetAsync("admin", "/api/operations"))["stuck"]!.AsArray()
        .Select(s => s!["kind"]!.GetValue<string>());

    private async Task<JsonNode> VerifyAsync(string number) =>
        await _http.GetAsync("planning", $"/api/cases/{number}/journal/verification");
}
