using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Api.Tests.Documents;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Escalation;

/// <summary>
/// The ladder for units over HTTP: proposed with its facts, decided by who may, answered by the unit, never twice for one fact (Art 3,
/// 27, 29).
/// </summary>
public sealed class MeasureTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new() { SimulationStart = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.FromHours(8)) };
    private CaseClient _http = null!;

    public ValueTask InitializeAsync()
    {
        _http = new CaseClient(_app);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
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

    private Task<(int Status, JsonNode? Body)> PostAsync(string user, JsonNode measure, string step, object body) =>
        _http.SendAsync(user, HttpMethod.Post, $"/api/unit-measures/{measure["id"]}/{step}", body);

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
        (await PostAsync("leader", measure, "decide", new { ordered = true, reason = "x" })).Status.ShouldBe(403,
            "a reminder is the supervision office's");
        (await PostAsync("supervision", measure, "decide", new { ordered = true, reason = " " })).Status.ShouldBe(422);
        (await PostAsync("supervision", measure, "decide", new { ordered = true, reason = "x", dueOn = "2026-08-20" })).Status.ShouldBe(
            422);
        (await PostAsync("supervision", measure, "finish", new { result = "x" })).Status.ShouldBe(409);

        var (status, ordered) = await PostAsync("supervision", measure, "decide", new { ordered = true, reason = "逾期未拆" });
        status.ShouldBe(200);
        ordered!["item"]!["dueAt"]!.ToString()
            .ShouldBe("2026-08-28T00:00:00+08:00"); // seven days, the day of the order not counted, to 24:00
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
        (await _http.GetAsync("supervision", $"/api/cases/{number}/journal"))["items"]!.AsArray()
            .Count(e => e!["type"]!.ToString() == "supervisionReplied").ShouldBe(2);
    }

    [Fact] // Art 16, 29: what the satellite showed of December is compared in January
    public async Task Article_29_a_large_gap_of_december_that_is_confirmed_in_january_leads_to_a_talk_once()
    {
        await using var app = new EnforcementApp { SimulationStart = new DateTimeOffset(2026, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)) };
        using var http = new CaseClient(app);
        async Task PlanningAsync(string path, object? body, int expect) =>
            (await http.SendAsync("planning", HttpMethod.Post, path, body ?? new { })).Status.ShouldBe(expect, path);
        for (var i = 0; i < 5; i++)
            await PlanningAsync("/api/leads",
                new { channel = "satellite", sourceNumber = $"TB-{i}", foundAt = "2026-12-05T08:00:00+08:00",
                    place = new { lon = 117.1 + (i / 100.0), lat = 40.6 }, town = "110118111" }, 201);
        await http.ClockAsync("2027-01-05T09:00:00+08:00");
        await PlanningAsync("/api/satellite-reviews", new { month = "2026-12" }, 201);
        foreach (var step in new[] { "run", "confirm" }) await PlanningAsync($"/api/satellite-reviews/2026-12/{step}", null, 200);
        await http.RunJobsAsync();
        await http.RunJobsAsync();
        var talk = (await http.GetAsync("leader", "/api/unit-measures?unit=gubeikou&kind=talk"))["items"]!.AsArray()
            .ShouldHaveSingleItem()!;
        (await http.GetAsync("leader", $"/api/unit-measures/{talk["id"]}"))["facts"]!.AsArray().Single()!["key"]!.ToString()
            .ShouldBe("gap/2026-12");
    }

    [Fact] // process.md section 3: a suspended case raises no alarm
    public async Task A_suspended_case_counts_towards_no_measure_until_it_is_resumed()
    {
        var number = await _http.OrderedAsync();
        // Only the clock moves: the case is overdue, and suspended before the ladder's job sees it.
        (await _http.SendAsync("admin", HttpMethod.Put, "/api/simulation/clock",
            new { now = "2026-08-20T00:00:00+08:00" })).Status.ShouldBe(200);
        await _http.ActAsync(number, "suspend", new { reason = "等待鉴定" }, "planning");
        await _http.RunJobsAsync();
        async Task<bool> CountsAsync()
        {
            foreach (var m in await ListAsync(filter: "unit=xiwengzhuang"))
                if ((await _http.GetAsync("supervision", $"/api/unit-measures/{m["id"]}"))["facts"]!.AsArray()
                    .Any(f => f!["caseNumber"]?.ToString() == number)) return true;
            return false;
        }

        (await CountsAsync()).ShouldBeFalse();
        await _http.ActAsync(number, "resume", user: "planning");
        await _http.RunJobsAsync();
        (await CountsAsync()).ShouldBeTrue();
    }

    private Task<(int Status, JsonNode? Body)> OpenAsync(string user, object body) =>
        _http.SendAsync(user, HttpMethod.Post, "/api/unit-measures", body);

    [Fact]
    public async Task Article_29_people_open_a_talk_with_a_villages_leaders_that_no_rule_proposes_and_its_town_sees_to_it()
    {
        var (village, town) = ("village.xiwengzhuang", CaseClient.Lead);
        var unit = (await _http.GetAsync(village, "/api/session"))["unit"]!["code"]!.GetValue<string>();
        var body = new { unit, kind = "talk", basis = "市规自委约谈区政府，指出该村新建大棚房（市规自函〔2026〕8号）" };
        foreach (var user in new[] { "supervision", "planning", "auditor", town, village }) (await OpenAsync(user, body)).Status.ShouldBe(
            403, user);
        var (status, opened) = await OpenAsync("leader", body);
        status.ShouldBe(201, opened?.ToJsonString());
        var talk = opened!["item"]!;
        (talk["state"]!.ToString(), talk["unit"]!["code"]!.ToString(), opened["basis"]!.ToString(), opened["facts"]!.AsArray().Count,
            opened["mayDecide"]!.GetValue<bool>()).ShouldBe(("proposed", unit, body.basis, 0, true));
        opened["steps"]!.AsArray().Single()!["type"]!.ToString().ShouldBe("opened");
        foreach (var user in new[] { town, village }) (await ListAsync(user, "")).ShouldBeEmpty("not ordered yet");
        (await ListAsync("leader", "unit=xiwengzhuang&kind=talk")).Count.ShouldBe(1, "a town's villages are found with it");

        (await PostAsync("leader", talk, "decide", new { ordered = true, reason = "管控不力。", dueOn = "2026-08-20" })).Status.ShouldBe(200);
        async Task<List<string>> ToldAsync(string user) =>
            [.. (await _http.GetAsync(user, "/api/notices?pageSize=200"))["items"]!.AsArray().Select(n => n!["kind"]!.ToString())
                .Where(k => k.StartsWith("measure.", StringComparison.Ordinal))];
        await _http.RunJobsAsync();
        (await ToldAsync(village)).ShouldBe(["measure.ordered"]);
        (await ToldAsync(town)).ShouldBe(["measure.orderedVillage"]);
        (await ListAsync("lead.gubeikou", "")).ShouldBeEmpty();
        (await ListAsync("village.gubeikou", "")).ShouldBeEmpty();
        (await PostAsync(CaseClient.Inspector, talk, "answer", new { answer = "x" })).Status.ShouldBe(403);
        foreach (var user in new[] { village, town }) (await PostAsync(user, talk, "answer", new { answer = "已自行拆除" })).Status.ShouldBe(
            200, user);
        (await PostAsync("leader", talk, "finish", new { result = "已约谈村书记" })).Status.ShouldBe(200);
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("leader", "unknown", "talk", "x", "unit")]
    [InlineData("leader", "110118101999", "talk", "x", "unit")] // no such village
    [InlineData("leader", "110118-PLN", "accountability", "x", "unit")]
    [InlineData("leader", "110118", "accountability", "x", "unit")]
    [InlineData("leader", "", "talk", "x", "unit")]
    [InlineData("leader", "xiwengzhuang", null, "x", "kind")]
    [InlineData("leader", "xiwengzhuang", "talk", " ", "basis")]
    [InlineData("supervision", "xiwengzhuang", "reminder", null, "basis")]
    public async Task Article_29_a_measure_is_on_a_town_or_a_village_and_has_its_basis(string user, string unit, string? kind,
        string? basis, string field)
    {
        var (status, refused) = await OpenAsync(user, new { unit, kind, basis });
        status.ShouldBe(422, refused?.ToJsonString());
        refused!["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact] // Art 3: a reminder is the supervision office's
    public async Task A_reminder_is_opened_by_the_supervision_office_alone()
    {
        (await OpenAsync("leader", new { unit = "gubeikou", kind = "reminder", basis = "x" })).Status.ShouldBe(403);
        (await OpenAsync("supervision", new { unit = "gubeikou", kind = "reminder", basis = "挂账项目整改缓慢" })).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Article_29_the_notice_of_a_talk_says_what_its_measure_knows_and_its_number_is_checked()
    {
        using var documents = new DocumentClient(_app);
        for (var i = 0; i < 3; i++) await _http.OrderedAsync();
        await _http.ClockAsync("2026-08-20T00:00:00+08:00");
        var (talk, reminder) = ((await ListAsync("leader", "unit=xiwengzhuang&kind=talk")).Single(),
            (await ListAsync("leader", "unit=xiwengzhuang&kind=reminder")).Single());
        object Of(JsonNode measure, string? toUnit = null) => new { measure = measure["id"], toUnit };
        (await documents.DraftAsync("talkNotice", null, "leader", Of(talk), 409))["reason"]!.ToString().ShouldBe("measure-not-ordered");
        (await PostAsync("leader", talk, "decide", new { ordered = true, reason = "逾期案件较多。", dueOn = "2026-08-30" })).Status.ShouldBe(200);
        (await documents.DraftAsync("talkNotice", null, "leader", Of(reminder), 422))["code"]!.ToString().ShouldBe("document-measure");
        (await documents.DraftAsync("talkNotice", null, "leader", Of(talk, "110118111"), 422))["code"]!.ToString()
            .ShouldBe("document-measure");
        await documents.DraftAsync("talkNotice", null, "leader", new { measure = Guid.Empty }, 404);
        await documents.DraftAsync("talkNotice", null, CaseClient.Lead, Of(talk), 403);

        var draft = await documents.DraftAsync("talkNotice", null, "leader", Of(talk));
        var values = draft["values"]!;
        draft["toUnit"]!["code"]!.ToString().ShouldBe("110118101");
        (values["约谈事由"]!.ToString(), values["期限"]!.ToString(), values["期限届满日"]!.ToString()).ShouldBe(("逾期案件较多", "十日", "2026年8月30日24时"));
        var facts = (await _http.GetAsync("leader", $"/api/unit-measures/{talk["id"]}"))["facts"]!.AsArray();
        values["违法事实"]!.ToString().Split('\n').Length.ShouldBe(facts.Count);
        foreach (var fact in facts) values["违法事实"]!.ToString().ShouldContain($"案件 {fact!["caseNumber"]} 自");

        // What it was done with is a document in force of this office to this unit.
        var issued = await documents.IssueAsync(draft, "leader");
        var elsewhere = await documents.IssueAsync(await documents.DraftAsync("talkNotice", null, "leader",
            new { toUnit = "110118111" }), "leader");
        var offices = await documents.IssueAsync(await documents.DraftAsync("talkNotice", null, "supervision",
            new { toUnit = "110118101" }), "supervision");
        var voided = await documents.IssueAsync(await documents.DraftAsync("talkNotice", null, "leader", Of(talk)), "leader");
        await documents.ExpectAsync("leader", $"/api/documents/{DocumentClient.Id(voided)}/void", new { reason = "重复" });
        foreach (var wrong in new[] { "密政约谈字〔2026〕999号", DocumentClient.Number(elsewhere), DocumentClient.Number(offices),
            DocumentClient.Number(voided) })
        {
            var (status, refused) = await PostAsync("leader", talk, "finish", new { result = "已约谈", documentNumber = wrong });
            (status, refused!["code"]!.ToString()).ShouldBe((422, "measure-document"), wrong);
        }
        var (_, done) = await PostAsync("leader", talk, "finish",
            new { result = "已约谈", documentNumber = $" {DocumentClient.Number(issued)} " });
        done!["steps"]!.AsArray().Last()!["documentNumber"]!.ToString().ShouldBe(DocumentClient.Number(issued));
    }

    [Fact]
    public async Task Article_29_the_notice_of_a_talk_with_a_village_names_its_town_as_well_which_reads_it_once_it_is_issued()
    {
        using var documents = new DocumentClient(_app);
        var village = (await _http.GetAsync("village.xiwengzhuang", "/api/session"))["unit"]!;
        var (_, opened) = await OpenAsync("leader", new { unit = village["code"]!.ToString(), kind = "talk", basis = "挂账项目至今未销账" });
        var talk = opened!["item"]!;
        await PostAsync("leader", talk, "decide", new { ordered = true, reason = "整改不力" });
        var draft = await documents.DraftAsync("talkNotice", null, "leader", new { measure = talk["id"] });
        draft["values"]!["主送"]!.ToString().ShouldBe($"溪翁庄镇{village["name"]}");
        draft["values"]!["违法事实"]!.ToString().ShouldBe("挂账项目至今未销账");
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Get, $"/api/documents/{DocumentClient.Id(draft)}")).Status.ShouldBe(404);
        await documents.IssueAsync(draft, "leader");
        foreach (var user in new[] { "village.xiwengzhuang", CaseClient.Lead }) (await _http.SendAsync(user, HttpMethod.Get,
            $"/api/documents/{DocumentClient.Id(draft)}")).Status.ShouldBe(200, user);
        (await _http.SendAsync("lead.gubeikou", HttpMethod.Get, $"/api/documents/{DocumentClient.Id(draft)}")).Status.ShouldBe(404);
    }
}
