using System.Text.Json.Nodes;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Cases;

/// <summary>The chain over HTTP on a real database: what other systems rely on.</summary>
public sealed class CaseChainTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public CaseChainTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static string Stage(JsonNode c) => c["stage"]!.GetValue<string>();

    [Fact]
    public async Task From_discovery_to_delisting_up_the_whole_ladder()
    {
        var number = await _http.OrderedAsync();
        await _http.ClockAsync("2026-04-13T23:59:59+08:00");
        Stage(await _http.CaseAsync(number)).ShouldBe("selfDemolition");
        await _http.ClockAsync("2026-04-14T00:00:00+08:00");
        CaseClient.Deadline(await _http.CaseAsync(number), "forcedDemolition")["dueAt"]!.GetValue<string>()
            .ShouldBe("2026-04-21T00:00:00+08:00");
        await _http.ClockAsync("2026-04-21T00:00:00+08:00");
        Stage(await _http.CaseAsync(number)).ShouldBe("overdue");
        await _http.ActAsync(number, "issue-bulletin", user: "bureau");
        await _http.ActAsync(number, "request-special-meeting", user: "planning");
        await _http.ActAsync(number, "decide-special-meeting", new { approved = true, reason = "同意", minutesNumber = "8" }, "leader");
        await _http.ActAsync(number, "open-supervision", user: "supervision");
        await _http.ActAsync(number, "copy-to-discipline", user: "planning");
        await _http.ClockAsync("2026-05-01T00:00:00+08:00");
        await _http.ActAsync(number, "record-municipal-listing", new { listingNumber = "市挂-1" }, "planning");
        await _http.ActAsync(number, "copy-to-discipline", user: "planning");
        await _http.ActAsync(number, "explain-at-meeting", user: CaseClient.Lead);
        await _http.ClockAsync("2027-01-01T00:00:00+08:00");
        await _http.ActAsync(number, "open-accountability", user: "leader");

        var photo = (await _http.UploadAsync(number))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "confirm-demolition",
            new { by = "forced", demolishedAt = await _http.NowAsync(), evidence = new[] { photo } });
        await _http.ActAsync(number, "feed-back");
        var closed = await _http.ActAsync(number, "record-city-entry", new { entryNumber = "XSZS-1" });

        Stage(closed).ShouldBe("closed");
        closed["duties"]!.AsArray().ShouldAllBe(d => d!["doneAt"] != null);
        (await _http.GetAsync(CaseClient.Inspector, $"/api/cases/{number}/journal/verification"))["valid"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task What_happens_next_is_told_to_who_sees_the_case_with_dates_and_units_and_explanations()
    {
        var number = await _http.OrderedAsync();
        var outlook = await _http.GetAsync(CaseClient.Inspector, $"/api/cases/{number}/outlook");

        outlook["suspended"]!.GetValue<bool>().ShouldBeFalse();
        var lines = outlook["lines"]!.AsArray();
        var first = lines[0]!;
        (first["kind"]!.GetValue<string>(), first["deadline"]!.GetValue<string>(), first["at"]!.GetValue<string>())
            .ShouldBe(("passes", "selfDemolition", "2026-04-14T00:00:00+08:00"));
        first["explanation"]!.GetValue<string>().ShouldContain("第二十一条");
        lines.Where(l => l!["kind"]!.GetValue<string>() == "enters").Select(l => l!["stage"]!.GetValue<string>())
            .ShouldBe(["forcedDemolition", "overdue"]);
        lines.Single(l => l!["duty"]?.GetValue<string>() == "issueBulletin")!["unit"]!["kind"]!.GetValue<string>().ShouldBe("urbanEnforcement");
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/cases/{number}/outlook")).Status.ShouldBe(404);

        var c = await _http.CaseAsync(number);
        (c["track"]!.GetValue<string>(), c["trackVersion"]!.GetValue<int>()).ShouldBe(("inProgress", 1));
        c["stages"]!.AsArray().Select(s => s!["stage"]!.GetValue<string>()).ShouldBe(["discovered", "stopped", "determined", "selfDemolition"]);
        var operations = await _http.GetAsync("admin", "/api/operations");
        operations["tracks"]!.AsArray().Single(t => t!["isCurrent"]!.GetValue<bool>())!["open"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("2026-04-12T00:05:00+08:00")]
    [InlineData("2026-04-12T23:55:00+08:00")]
    public async Task An_order_served_on_12_April_at_any_hour_is_due_on_16_April_at_midnight(string servedAt)
    {
        var number = await _http.StoppedAsync();
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "forest" });
        await _http.ClockAsync("2026-04-12T23:58:00+08:00");
        var ordered = await _http.ActAsync(number, "order-self-demolition",
            new { servedAt, termDays = 3, proof = await _http.ProofAsync(number) });
        CaseClient.Deadline(ordered, "selfDemolition")["dueAt"]!.GetValue<string>().ShouldBe("2026-04-16T00:00:00+08:00");
        CaseClient.Deadline(ordered, "selfDemolition")["explanation"]!.GetValue<string>().ShouldContain("2026年4月15日24时");
    }

    [Fact]
    public async Task Without_proof_of_service_the_term_is_pending_and_a_later_proof_starts_it_from_the_service()
    {
        var number = await _http.StoppedAsync();
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "forest" });
        await _http.ClockAsync("2026-04-12T10:00:00+08:00");
        var ordered = await _http.ActAsync(number, "order-self-demolition",
            new { servedAt = "2026-04-12T09:00:00+08:00", termDays = 3, method = "left" });
        var waiting = CaseClient.Deadline(ordered, "selfDemolition");
        (waiting["state"]!.GetValue<string>(), waiting["dueAt"]).ShouldBe(("pending", null));
        waiting["explanation"]!.GetValue<string>().ShouldContain("送达证明");

        await _http.ClockAsync("2026-04-14T00:00:00+08:00");
        var late = await _http.CaseAsync(number);
        late["stage"]!.GetValue<string>().ShouldBe("selfDemolition");
        late["lateSince"]!.GetValue<string>().ShouldBe("2026-04-14T00:00:00+08:00");
        late["duties"]!.AsArray().ShouldContain(d => d!["kind"]!.GetValue<string>() == "proveService" && d["doneAt"] == null
            && d["dueAt"]!.GetValue<string>() == "2026-04-14T00:00:00+08:00");

        await _http.ActAsync(number, "prove-service", new { proof = Array.Empty<string>() }, expect: 422);
        var proven = await _http.ActAsync(number, "prove-service", new { proof = await _http.ProofAsync(number) });
        CaseClient.Deadline(proven, "selfDemolition")["dueAt"]!.GetValue<string>().ShouldBe("2026-04-16T00:00:00+08:00");
    }

    [Fact]
    public async Task A_restart_keeps_everything_and_ten_days_off_record_every_breach_at_its_legal_instant()
    {
        var number = await _http.OrderedAsync();
        var directory = _app.DataDirectory;
        await using (var second = new EnforcementApp(directory) { SimulationStart = null })
        using (var http = new CaseClient(second))
        {
            Stage(await http.CaseAsync(number)).ShouldBe("selfDemolition");
            await http.ClockAsync("2026-05-05T08:00:00+08:00");
            var c = await http.CaseAsync(number);
            Stage(c).ShouldBe("overdue");
            CaseClient.Deadline(c, "selfDemolition")["breachedAt"]!.GetValue<string>().ShouldBe("2026-04-14T00:00:00+08:00");
            CaseClient.Deadline(c, "forcedDemolition")["breachedAt"]!.GetValue<string>().ShouldBe("2026-04-21T00:00:00+08:00");
            CaseClient.Deadline(c, "bulletin")["breachedAt"]!.GetValue<string>().ShouldBe("2026-04-24T00:00:00+08:00");
        }
    }

    [Fact]
    public async Task Text_of_any_kind_comes_back_as_text()
    {
        const string text = "<script>alert('x')</script> \"引号\" & 𠮷野家 😀 ㄅ \\ \u200d'; DROP TABLE Cases;--";
        var number = await _http.OpenAsync(text, party: new { name = text, kind = "person" });
        await _http.ActAsync(number, "inspect", new { findings = text });
        var c = await _http.CaseAsync(number);
        c["address"]!.GetValue<string>().ShouldBe(text);
        c["party"]!["name"]!.GetValue<string>().ShouldBe(text);
        c["inspection"]!["findings"]!.GetValue<string>().ShouldBe(text);
        (await _http.GetAsync("planning", $"/api/cases?q={Uri.EscapeDataString("𠮷野家")}"))["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_of_two_at_once_exactly_one_wins()
    {
        var number = await _http.OpenAsync();
        var version = (await _http.CaseAsync(number))["version"]!.GetValue<int>();
        object Body() => new { version, findings = "在施" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"/api/cases/{number}/actions/inspect", Body())));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409 && a.Body!["code"]!.GetValue<string>() == "conflict");
        (await _http.CaseAsync(number))["version"]!.GetValue<int>().ShouldBe(version + 1);
    }

    [Theory]
    [InlineData("order-self-demolition", "{}", 422, "validation")]
    [InlineData("order-self-demolition", """{"servedAt":"2026-04-10T09:00:00+08:00","termDays":4}""", 422, "term-out-of-range")]
    [InlineData("order-self-demolition", """{"servedAt":"2026-04-11T09:00:00+08:00","termDays":3}""", 422, "in-the-future")]
    [InlineData("order-self-demolition", """{"servedAt":"2026-03-01T09:00:00+08:00","termDays":3}""", 422, "before-the-case")]
    [InlineData("order-self-demolition", """{"servedAt":"2026-04-10","termDays":3}""", 400, "malformed")]
    [InlineData("confirm-demolition", """{"by":"party","demolishedAt":"2026-04-10T09:00:00+08:00"}""", 422, "after-photo-missing")]
    [InlineData("feed-back", "{}", 409, "invalid-in-stage")]
    [InlineData("issue-bulletin", "{}", 403, "forbidden")]
    [InlineData("fly", "{}", 404, "not-found")]
    public async Task Each_bad_input_is_refused_by_name_and_changes_nothing(string action, string body, int status, string code)
    {
        var number = await _http.StoppedAsync();
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "forest" });
        var before = (await _http.CaseAsync(number)).ToJsonString();
        var answer = await _http.ActAsync(number, action, JsonNode.Parse(body), expect: status);
        answer["code"]!.GetValue<string>().ShouldBe(code);
        answer["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        (await _http.CaseAsync(number)).ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"place":{"lon":40.47,"lat":116.86},"address":"x"}""", "coordinates-swapped")]
    [InlineData("""{"place":{"lon":116.3,"lat":39.9},"address":"x"}""", "outside-district")]
    [InlineData("""{"place":{"geometry":{"type":"LineString","coordinates":[]}},"address":"x"}""", "geometry-unreadable")]
    [InlineData("""{"place":{"lon":116.86,"lat":40.47},"address":"x","village":"110118111201"}""", "unknown-village")]
    [InlineData("""{"address":"x"}""", "validation")]
    public async Task A_case_is_not_opened_at_an_impossible_place(string body, string code)
    {
        var (status, answer) = await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, "/api/cases", JsonNode.Parse(body));
        (status, answer!["code"]!.GetValue<string>()).ShouldBe((422, code));
    }

    [Fact]
    public async Task Article_26_a_place_or_party_that_was_demolished_before_makes_a_repeat()
    {
        var number = await _http.OrderedAsync();
        var photo = (await _http.UploadAsync(number))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "confirm-demolition",
            new { by = "party", demolishedAt = await _http.NowAsync(), evidence = new[] { photo } });

        var again = await _http.OpenAsync();
        var seen = await _http.CaseAsync(again);
        seen["flags"]!.AsArray().Select(f => f!.GetValue<string>()).ShouldBe(["repeat", "upperLimit"]);
        seen["repeatOf"]!.AsArray().ShouldBeEmpty("a town is not told numbers of cases that may be another town's");
        (await _http.CaseAsync(again, "planning"))["repeatOf"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldContain(number);
    }
}
