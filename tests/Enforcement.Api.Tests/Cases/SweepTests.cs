using System.Text.Json.Nodes;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Cases;

/// <summary>One failing case never stops the rest; stuck work is listed with its error and can be tried again.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task A_case_that_cannot_be_decided_stays_behind_alone_and_is_made_up_for_after_it_was_mended()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++) numbers.Add(await http.OrderedAsync());
        var bad = numbers[2];
        Task<int> TypeAsync(string type) => app.DbAsync(db => db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE Journal SET Type = {type} WHERE Stream = {"case/" + bad} AND Sequence = 3"));
        await http.RunJobsAsync(); // what the orders sent off is delivered: only the sweep may meet the broken entry
        await app.DbAsync(db => db.UnprotectJournalAsync());
        await TypeAsync("nonsense");

        await http.ClockAsync("2026-04-14T00:00:00+08:00");

        foreach (var number in numbers.Where(n => n != bad)) (await http.CaseAsync(number))["stage"]!.GetValue<string>()
            .ShouldBe("forcedDemolition");
        var stuck = (await http.GetAsync("admin", "/api/operations"))["stuck"]!.AsArray().ShouldHaveSingleItem()!;
        stuck["key"]!.GetValue<string>().ShouldBe(bad);
        stuck["error"]!.GetValue<string>().ShouldContain("nonsense");

        await TypeAsync("siteInspected");
        object retry = new { kind = stuck["kind"]!.GetValue<string>(), key = bad };
        (await http.SendAsync("admin", HttpMethod.Post, "/api/operations/stuck/retry", retry)).Status.ShouldBe(204);
        await http.RunJobsAsync();
        var mended = await http.CaseAsync(bad);
        mended["stage"]!.GetValue<string>().ShouldBe("forcedDemolition");
        CaseClient.Deadline(mended, "selfDemolition")["breachedAt"]!.GetValue<string>().ShouldBe("2026-04-14T00:00:00+08:00");
        (await http.GetAsync("admin", "/api/operations"))["stuck"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_sweep_is_harmless()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OrderedAsync();
        await http.ClockAsync("2026-04-14T00:00:00+08:00");
        var version = (await http.CaseAsync(number))["version"]!.GetValue<int>();
        await http.RunJobsAsync();
        await http.RunJobsAsync();
        (await http.CaseAsync(number))["version"]!.GetValue<int>().ShouldBe(version);
    }

    [Fact]
    public async Task Lists_filter_sort_and_page()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        async Task<JsonArray> ListAsync(string query) => (await http.GetAsync("planning", $"/api/cases?{query}"))["items"]!.AsArray();

        (await ListAsync("stage=overdue")).ShouldAllBe(c => c!["stage"]!.GetValue<string>() == "overdue");
        (await ListAsync("overdue=true")).ShouldAllBe(c => c!["lateSince"] != null);
        (await ListAsync("town=gubeikou")).ShouldAllBe(c => c!["town"]!["slug"]!.GetValue<string>() == "gubeikou");
        var all = (await ListAsync("sort=openedAt&pageSize=200")).Select(c => c!["number"]!.GetValue<string>()).ToList();
        var paged = new List<string>();
        for (var page = 1; paged.Count < all.Count; page++) paged.AddRange((await ListAsync($"sort=openedAt&pageSize=7&page={page}"))
            .Select(c => c!["number"]!.GetValue<string>()));
        paged.ShouldBe(all);
        var late = (await ListAsync("sort=lateSince&overdue=true")).Select(c => c!["lateSince"]!.GetValue<string>()).ToList();
        late.ShouldBe(late.Order(StringComparer.Ordinal));
        (await http.SendAsync("planning", HttpMethod.Get, "/api/cases?sort=colour")).Status.ShouldBe(422);
        (await http.SendAsync("planning", HttpMethod.Get, "/api/cases?stage=nowhere")).Status.ShouldBe(400);
    }
}
