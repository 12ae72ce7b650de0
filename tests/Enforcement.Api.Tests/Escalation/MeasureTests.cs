using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Escalation;

/// <summary>The ladder for units over HTTP: proposed with its facts, decided by who may, answered by the unit, never twice for one fact (Art 3, 27, 29).</summary>
public sealed class MeasureTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new() { SimulationStart = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.FromHours(8)) };
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

    private async Task<List<JsonNode>> ListAsync(string user = "supervision", string filter = "unit=gubeikou") =>
        [.. (await _http.GetAsync(user, $"/api/unit-measures?{filter}"))["items"]!.AsArray().Select(m => m!)];

    private async Task<string> OverdueAsync()
    {
        var number = await _http.OrderedAsync();
        await _http.ClockAsync("2026-08-20T00:00:00+08:00");
        return number;
    }

    private Task<(int Status, JsonNode? Body)> PostAsync(string user, JsonNode measure, string step, object body) => _http.SendAsync(user, HttpMethod.Post, $"/api/unit-measures/{measure["id"]}/{step}", body);

    [Fact]
    public async Task An_overdue_case_becomes_a_reminder_that_people_decide_and_the_town_answers()
    {
        var number = await OverdueAsync();
        var measure = (await ListAsync(filter: "unit=xiwengzhuang&kind=reminder&state=proposed")).ShouldHaveSingleItem();
        var details = await _http.GetAsync("supervision", $"/api/unit-measures/{measure["id"]}");
        details["facts"]!.AsArray().Select(f => f!["caseNumber"]!.ToString()).ShouldContain(number);

        (await ListAsync(CaseClient.Lead, "")).ShouldBeEmpty("a proposal is not the town's to see");
        (await PostAsync(CaseClient.Lead, measure, "answer", new { answer = "x" })).Status.ShouldBe(404);
        (await PostAsync("planning", measure, "decide", new { ordered = true, reason = "x" })).Status.ShouldBe(403);
        (await PostAsync("leader", measure, "decide", new { ordered = true, reason = "x" })).Status.ShouldBe(403, "a reminder is the supervision office's");
        (await PostAsync("supervision", measure, "decide", new { ordered = true, reason = " " })).Status.ShouldBe(422);
        (await PostAsync("supervision", measure, "decide", new { ordered = true, reason = "x", dueOn = "2026-08-20" })).Status.ShouldBe(422);
        (await PostAsync("supervision", measure, "finish", new { result = "x" })).Status.ShouldBe(409);

        var (status, ordered) = await PostAsync("supervision", measure, "decide", new { ordered = true, reason = "逾期未拆" });
        status.ShouldBe(200);
        ordered!["item"]!["dueAt"]!.ToString().ShouldBe("2026-08-28T00:00:00+08:00"); // seven days, the day of the order not counted, to 24:00
        (await PostAsync("supervision", measure, "decide", new { ordered = false, reason = "x" })).Status.ShouldBe(409);
        (await ListAsync("lead.gubeikou", "")).ShouldBeEmpty();
        (await PostAsync(CaseClient.Inspector, measure, "answer", new { answer = "x" })).Status.ShouldBe(403);
        (await PostAsync(CaseClient.Lead, measure, "answer", new { answer = "已组织拆除力量，三日内拆除" })).Status.ShouldBe(200);

        await _http.ClockAsync("2026-08-28T00:00:00+08:00");
        (await ListAsync(filter: "unit=xiwengzhuang&state=ordered")).Single()["late"]!.GetValue<bool>().ShouldBeTrue();
        var (_, done) = await PostAsync("supervision", measure, "finish", new { result = "已提醒" });
        done!["steps"]!.AsArray().Select(s => s!["type"]!.ToString()).ShouldBe(["proposed", "ordered", "answered", "done"]);
        (await ListAsync(filter: "unit=xiwengzhuang&kind=reminder")).Count.ShouldBe(1, "the fact was used");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_overdue_cases_propose_a_talk_that_only_the_districts_leader_decides()
    {
        for (var i = 0; i < 3; i++) await _http.OrderedAsync();
        await _http.ClockAsync("2026-08-20T00:00:00+08:00");
        var talk = (await ListAsync("leader", "unit=xiwengzhuang&kind=talk")).ShouldHaveSingleItem();
        talk["facts"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(3);
        (await PostAsync("supervision", talk, "decide", new { ordered = true, reason = "x" })).Status.ShouldBe(403);
        var (_, dismissed) = await PostAsync("leader", talk, "decide", new { ordered = false, reason = "正在拆除" });
        dismissed!["item"]!["state"]!.ToString().ShouldBe("dismissed");
        await _http.RunJobsAsync();
        (await ListAsync("leader", "unit=xiwengzhuang&kind=talk")).Count.ShouldBe(1);
        (await ListAsync(CaseClient.Lead, "kind=talk")).ShouldBeEmpty("what was not ordered, the town never sees");
    }

    [Fact]
    public async Task A_supervised_town_replies_as_often_as_it_has_something_to_say()
    {
        var number = await OverdueAsync();
        await _http.ActAsync(number, "reply-supervision", new { progress = "x" }, CaseClient.Lead, expect: 409);
        await _http.ActAsync(number, "issue-bulletin", user: "bureau");
        await _http.ActAsync(number, "request-special-meeting", user: "planning");
        await _http.ActAsync(number, "decide-special-meeting", new { approved = true, reason = "同意督办" }, "leader");
        await _http.ActAsync(number, "open-supervision", user: "supervision");
        await _http.ActAsync(number, "reply-supervision", new { progress = " " }, CaseClient.Lead, expect: 422);
        await _http.ActAsync(number, "reply-supervision", new { progress = "已断水断电，约谈当事人" }, CaseClient.Lead);
        await _http.ActAsync(number, "reply-supervision", new { progress = "已拆一半" }, CaseClient.Inspector);
        await _http.ActAsync(number, "reply-supervision", new { progress = "x" }, "planning", expect: 403);
        (await _http.GetAsync("supervision", $"/api/cases/{number}/journal"))["items"]!.AsArray().Count(e => e!["type"]!.ToString() == "supervisionReplied").ShouldBe(2);
    }
}
