using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Patrols;

/// <summary>The patrol ledger at three levels, nil patrols too (Art 11–14).</summary>
public sealed class PatrolTests : IAsyncLifetime
{
    private const string Village = "village.xiwengzhuang";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public PatrolTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<JsonNode> RecordAsync(string user, object? findings = null, int expect = 201,
        string startedAt = "2026-04-10T07:00:00+08:00", string endedAt = "2026-04-10T08:30:00+08:00")
    {
        var (status, answer) = await _http.SendAsync(user, HttpMethod.Post, "/api/patrols",
            new { startedAt, endedAt, route = "村东至河边", patrollers = "李四、王五", findings });
        status.ShouldBe(expect, answer?.ToJsonString());
        return answer!;
    }

    [Theory]
    [InlineData(Village, "village")]
    [InlineData(CaseClient.Inspector, "town")]
    [InlineData("planning", "district")]
    public async Task A_nil_patrol_is_an_entry_at_the_level_of_who_went(string user, string level)
    {
        var patrol = await RecordAsync(user);
        (patrol["level"]!.GetValue<string>(), patrol["nil"]!.GetValue<bool>()).ShouldBe((level, true));
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_finding_becomes_a_lead_and_one_that_was_sent_before_is_linked()
    {
        var (_, sent) = await _http.SendAsync(Village, HttpMethod.Post, "/api/leads",
            new { channel = "patrol", sourceNumber = "XC-a1", place = new { lon = 116.9, lat = 40.5 }, address = "河边" });
        var patrol = await RecordAsync(Village, new object[]
        {
            new { sourceNumber = "XC-a1", place = new { lon = 116.9, lat = 40.5 } },
            new { place = new { lon = 116.91, lat = 40.51 }, description = "搭棚", dissuasion = new { heeded = true, words = "已停" },
                permitCheck = new { permitPresented = false, permitValid = false } },
        });
        patrol["nil"]!.GetValue<bool>().ShouldBeFalse();
        var leads = patrol["leads"]!.AsArray();
        leads[0]!["id"]!.GetValue<string>().ShouldBe(sent!["id"]!.GetValue<string>());
        var made = await _http.GetAsync(CaseClient.Inspector, $"/api/leads/{leads[1]!["id"]}");
        made["channel"]!.GetValue<string>().ShouldBe("patrol");
        made["patrolId"]!.GetValue<string>().ShouldBe(patrol["id"]!.GetValue<string>());
        made["dissuasions"]!.AsArray().ShouldHaveSingleItem()!["heeded"]!.GetValue<bool>().ShouldBeTrue();
        made["permitChecks"]!.AsArray().Count.ShouldBe(1);
        (await _http.GetAsync(CaseClient.Inspector, "/api/leads?channel=patrol"))["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_patrol_with_one_wrong_finding_leaves_nothing_behind()
    {
        var refused = await RecordAsync(Village,
            new object[] { new { place = new { lon = 116.9, lat = 40.5 } }, new { place = new { lon = 40.5, lat = 116.9 } } }, expect: 422);
        refused["errors"]!["findings[1].place"].ShouldNotBeNull();
        (await _http.GetAsync(Village, "/api/leads?channel=patrol"))["total"]!.GetValue<int>().ShouldBe(0);
        (await _http.GetAsync(Village, "/api/patrols"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("2026-04-10T08:00:00+08:00", "2026-04-10T07:00:00+08:00", "patrol-ends-before-start")]
    [InlineData("2026-04-10T09:00:01+08:00", "2026-04-10T09:00:02+08:00", "in-the-future")]
    [InlineData("2026-04-10T08:00:00+08:00", "2026-04-10T09:00:01+08:00", "in-the-future")]
    public async Task Its_times_lie_in_order_and_in_the_past(string from, string to, string code) =>
        (await RecordAsync(Village, expect: 422, startedAt: from, endedAt: to))["code"]!.GetValue<string>().ShouldBe(code);

    [Fact]
    public async Task A_number_that_another_unit_used_is_refused_without_telling_of_its_lead()
    {
        await _http.SendAsync("village.gubeikou", HttpMethod.Post, "/api/leads",
            new { channel = "patrol", sourceNumber = "XC-b1", place = new { lon = 117.1, lat = 40.7 } });
        (await RecordAsync(Village, new object[] { new { sourceNumber = "XC-b1", place = new { lon = 116.9, lat = 40.5 } } },
            expect: 409))["code"]!.GetValue<string>().ShouldBe("source-number-taken");
    }

    [Fact]
    public async Task A_unit_sees_its_own_ledger_and_that_of_the_units_below_it()
    {
        const string today = "from=2026-04-10T00:00:00%2B08:00"; // the demo's own are of earlier days
        await RecordAsync(Village);
        await RecordAsync("village.gubeikou");
        async Task<int> Sees(string user, string filter = today) =>
            (await _http.GetAsync(user, $"/api/patrols?{filter}"))["total"]!.GetValue<int>();
        (await Sees(Village), await Sees(CaseClient.Inspector), await Sees(CaseClient.OtherTown), await Sees("planning"),
            await Sees("discipline")).ShouldBe((1, 1, 1, 2, 0));
        (await Sees("planning", "town=xiwengzhuang"), await Sees("planning", "nil=false"),
            await Sees("planning", $"level=village&{today}"), await Sees("planning", "from=2026-04-10T07:00:01%2B08:00"))
                .ShouldBe((1, 0, 2, 0));
    }

    [Fact]
    public async Task Who_keeps_no_ledger_records_no_patrol() => await RecordAsync("discipline", expect: 403);
}
