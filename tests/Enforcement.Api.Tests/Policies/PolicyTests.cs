using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Policies;

/// <summary>Policy versions (Art 31) and the calendars they count by.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public PolicyTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<JsonNode> NextAsync(string effectiveFrom, Action<JsonNode>? change = null)
    {
        var policy = (await _http.GetAsync("admin", "/api/policies/current")).DeepClone();
        policy["effectiveFrom"] = effectiveFrom;
        change?.Invoke(policy);
        return policy;
    }

    [Fact]
    public async Task A_case_keeps_the_version_of_the_day_it_was_opened_and_the_next_one_tells_what_it_would_change()
    {
        var before = await _http.OpenAsync();
        var next = await NextAsync("2026-04-12", p => p["periods"]!["stop"]!["days"] = 2);
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/policies", next)).Status.ShouldBe(200);

        var impact = (await _http.GetAsync("planning", "/api/policies/2/impact")).AsArray();
        var item = impact.Single(i => i!["caseNumber"]!.GetValue<string>() == before)!;
        (item["dueAt"]!.GetValue<string>(), item["dueAtThen"]!.GetValue<string>())
            .ShouldBe(("2026-04-12T00:00:00+08:00", "2026-04-13T00:00:00+08:00"));

        await _http.ClockAsync("2026-04-11T23:59:59+08:00");
        (await _http.GetAsync("planning", "/api/policies/current"))["version"]!.GetValue<int>().ShouldBe(1);
        await _http.ClockAsync("2026-04-12T00:00:00+08:00");
        (await _http.GetAsync("planning", "/api/policies/current"))["version"]!.GetValue<int>().ShouldBe(2);
        var after = await _http.CaseAsync(await _http.OpenAsync());
        after["policyVersion"]!.GetValue<int>().ShouldBe(2);
        CaseClient.Deadline(after, "stop")["dueAt"]!.GetValue<string>().ShouldBe("2026-04-15T00:00:00+08:00");
        (await _http.CaseAsync(before))["policyVersion"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_version_is_refused_when_it_is_not_later_or_not_complete()
    {
        foreach (var (policy, code) in new[]
        {
            (await NextAsync("2026-04-10"), "policy-not-later"), (await NextAsync("2020-01-01"), "policy-not-later"),
            (await NextAsync("2026-05-01", p => p["periods"]!.AsObject().Remove("feedback")), "policy-periods-incomplete"),
            (await NextAsync("2026-05-01", p => p["periods"]!["stop"]!["days"] = 0), "policy-periods-incomplete"),
        })
        {
            var (status, answer) = await _http.SendAsync("admin", HttpMethod.Post, "/api/policies", policy);
            (status, answer!["code"]!.GetValue<string>()).ShouldBe((422, code));
        }
        (await _http.GetAsync("admin", "/api/policies")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_year_without_a_calendar_is_named_and_can_be_imported()
    {
        var (status, missing) = await _http.SendAsync("planning", HttpMethod.Get, "/api/calendar/2027");
        status.ShouldBe(404);
        missing!["detail"]!.GetValue<string>().ShouldContain("2027");
        var bad = JsonNode.Parse("""{"year":2027,"source":"x","days":[{"date":"2027-02-10","kind":"makeUpWorkday","name":"x"}]}""");
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/calendar", bad)).Body!["code"]!.GetValue<string>()
            .ShouldBe("calendar-make-up-not-weekend");
        var good = JsonNode.Parse("""{"year":2027,"source":"测试用","days":[{"date":"2027-01-01","kind":"statutoryHoliday","name":"元旦"},{"date":"2027-01-02","kind":"makeUpWorkday","name":"元旦"}]}""");
        (await _http.SendAsync("admin", HttpMethod.Post, "/api/calendar", good)).Status.ShouldBe(200);
        var days = (await _http.GetAsync("planning", "/api/calendar/2027"))["days"]!.AsArray();
        days.Count.ShouldBe(365);
        days.Take(3).Select(d => d!["isWorkday"]!.GetValue<bool>()).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task A_client_that_does_not_know_the_values_of_the_month_keeps_them_and_a_day_that_is_none_is_refused()
    {
        var policy = (await _http.GetAsync("admin", "/api/policies/current")).DeepClone().AsObject();
        policy["effectiveFrom"] = "2026-06-01";
        policy["month"]!["reportDay"] = 32;
        var (status, refused) = await _http.SendAsync("admin", HttpMethod.Post, "/api/policies", policy);
        (status, refused!["errors"]!.AsObject().Single().Key).ShouldBe((422, "month.reportDay"));
        policy.Remove("month");
        var (accepted, next) = await _http.SendAsync("admin", HttpMethod.Post, "/api/policies", policy);
        (accepted, next!["month"]!["reportDay"]!.GetValue<int>()).ShouldBe((200, 20));
    }
}
