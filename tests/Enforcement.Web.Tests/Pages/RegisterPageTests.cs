using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>
/// The registers of measures on units, old listed items and suspended projects (Art 3, 29, 30): not theirs, not there, wrong, done.
/// </summary>
public sealed class RegisterPageTests(PageApp app) : IClassFixture<PageApp>
{
    private static async Task<string> ImportAsync(HttpClient planning, params string[] rows)
    {
        var (_, html) = await planning.OpenAsync("/listed");
        using var form = new MultipartFormDataContent();
        if (Regex.Match(html,
            "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"") is { Success: true } token) form.Add(
                new StringContent(token.Groups[1].Value), "__RequestVerificationToken");
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("挂账编号,属地,项目名称,项目主体,地址,来源,挂账日期\n" + string.Join('\n', rows)));
        form.Add(file, "file", "list.csv");
        using var response = await planning.PostAsync(new Uri("/listed", UriKind.Relative), form);
        return await response.Content.ReadAsStringAsync();
    }

    private static string LinkIn(string html, string pattern) => Regex.Match(html, $"href=\"({pattern})\"").Groups[1].Value;

    private static int[] OrderOf(string html, params string[] texts) => [.. texts.Select(t => html.IndexOf(t, StringComparison.Ordinal))];

    [Fact]
    public async Task A_list_is_imported_sorted_and_a_delisting_without_its_basis_keeps_what_was_typed() // Art 30
    {
        using var planning = app.ClientFor("planning");
        using var lead = app.ClientFor("lead.gubeikou");
        using var other = app.ClientFor("lead.gaoling");

        var imported = await ImportAsync(planning, "LB-2,古北口镇,乙项目,,某处,督察,2020-07-01", "LA-1,古北口镇,甲项目,某公司,某处,督察,2021-07-01",
            "LC-3,无此镇,丙项目,,某处,督察,2020-07-01");
        imported.ShouldContain("共 3 行：新增 2，已存在 0，未导入 1。");
        imported.ShouldContain("无此镇");
        OrderOf((await lead.OpenAsync("/listed")).Html, "乙项目", "甲项目").ShouldBeInOrder(); // oldest first
        var sorted = (await lead.OpenAsync("/listed?sort=number&q=项目")).Html;
        OrderOf(sorted, "甲项目", "乙项目").ShouldBeInOrder();
        sorted.ShouldContain("aria-sort=\"ascending\"");
        sorted.ShouldContain("sort=-number");
        (await lead.OpenAsync("/listed?sort=nonsense")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.OpenAsync("/listed")).Html.ShouldNotContain("甲项目");

        var item = LinkIn(sorted, "/listed/[0-9a-f-]{36}");
        (await other.OpenAsync(item)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lead.OpenAsync(item)).Html.ShouldNotContain("handler=Delist");
        var empty = await lead.SubmitAsync($"{item}?handler=Progress", ("progress", " "));
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await lead.SubmitAsync($"{item}?handler=Progress", ("progress", "正在恢复地貌"))).To.ShouldBe(item);
        (await planning.OpenAsync(item)).Html.ShouldContain("正在恢复地貌");
        var unsaid = await planning.SubmitAsync($"{item}?handler=Delist", ("on", "2026-04-01"), ("basis", ""));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Html.ShouldContain("value=\"2026-04-01\"");
        (await planning.SubmitAsync($"{item}?handler=Delist", ("on", "2026-04-01"), ("basis", "验收通过"))).To.ShouldBe(item);
        (await planning.OpenAsync(item)).Html.ShouldContain("2026年4月1日 销账");
        (await planning.SubmitAsync($"{item}?handler=Delist", ("on", "2026-04-01"), ("basis", "再次"))).Status.ShouldBe(
            HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_suspension_is_recorded_found_asked_and_lifted_in_the_list_that_one_was_in() // Art 29
    {
        using var leader = app.ClientFor("leader");
        using var planning = app.ClientFor("planning");
        using var lead = app.ClientFor("lead.taishitun");

        (await lead.OpenAsync("/suspensions")).Html.ShouldNotContain("handler=Open");
        (await lead.SubmitAsync("/suspensions?handler=Open", ("town", "110118107"), ("subject", "太师屯产业项目"),
            ("basis", "约谈"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var unsaid = await leader.SubmitAsync("/suspensions?handler=Open", ("town", "110118107"), ("subject", "太师屯产业项目"), ("basis", ""));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Html.ShouldContain("value=\"太师屯产业项目\"");
        (await leader.SubmitAsync("/suspensions?handler=Open", ("town", "110118107"), ("subject", "太师屯产业项目"),
            ("basis", "区政府被约谈"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await leader.SubmitAsync("/suspensions?handler=Open", ("town", "110118107"), ("subject", "再次"),
            ("basis", "区政府被约谈"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await lead.OpenAsync("/suspensions")).Html.ShouldContain("太师屯产业项目");
        (await leader.OpenAsync("/suspensions?q=太师屯&of=110118107&sort=-openedAt")).Html.ShouldContain("太师屯产业项目");
        (await leader.OpenAsync("/suspensions?q=别的")).Html.ShouldNotContain("太师屯产业项目");
        (await planning.SubmitAsync("/suspensions?handler=Check", ("name", ""), ("checkTown", "110118107"))).Html.ShouldContain("不得推进");

        var list = (await leader.OpenAsync("/suspensions?open=true&q=太师屯产业项目")).Html;
        var id = Regex.Match(list, "name=\"id\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        var lifted = await leader.SubmitAsync("/suspensions?open=true&handler=Lift", ("id", id), ("lift", "true"), ("reason", "已清零"));
        lifted.To.ShouldBe("/suspensions?open=true", "back to the list as it was filtered");
        (await planning.SubmitAsync("/suspensions?handler=Check", ("name", ""), ("checkTown", "110118107"))).Html.ShouldContain("未查到");
    }

    [Fact]
    public async Task A_proposed_reminder_is_ordered_answered_and_done_each_by_its_own_people() // Art 3
    {
        using var admin = app.ClientFor("admin");
        using var bureau = app.ClientFor("supervision");
        (await admin.PostAsync(new Uri("/api/simulation/run-jobs", UriKind.Relative), null)).EnsureSuccessStatusCode();
        var list = (await bureau.OpenAsync("/escalation?kind=Reminder&state=Proposed&sort=unit")).Html;
        var measure = LinkIn(list, "/escalation/[0-9a-f-]{36}");
        measure.ShouldNotBeEmpty("the sample data has overdue cases");
        var details = (await bureau.OpenAsync(measure)).Html;
        var number = LinkIn(details, "/cases/MY[^\"]+")[7..];
        var town = (await bureau.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>(
            $"/api/cases/{number}"))!["town"]!["slug"]!.GetValue<string>();
        using var lead = app.ClientFor($"lead.{town}");

        (await lead.OpenAsync(measure)).Status.ShouldBe(HttpStatusCode.NotFound, "a proposal is not told to the unit");
        var unsaid = await bureau.SubmitAsync($"{measure}?handler=Decide", ("ordered", "true"), ("reason", ""), ("dueOn", "2026-04-30"));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Html.ShouldContain("value=\"2026-04-30\"");
        (await bureau.SubmitAsync($"{measure}?handler=Decide", ("ordered", "true"), ("reason", "案件逾期"),
            ("dueOn", "2026-04-30"))).To.ShouldBe(measure);
        (await lead.OpenAsync(measure)).Html.ShouldContain("handler=Answer");
        (await lead.SubmitAsync($"{measure}?handler=Finish", ("result", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.SubmitAsync($"{measure}?handler=Answer", ("answer", "已安排拆除"))).To.ShouldBe(measure);
        (await bureau.SubmitAsync($"{measure}?handler=Finish", ("result", "整改到位"))).To.ShouldBe(measure);
        (await bureau.SubmitAsync($"{measure}?handler=Decide", ("ordered", "false"), ("reason", "x"))).Status.ShouldBe(
            HttpStatusCode.Conflict);
        (await lead.OpenAsync("/escalation?state=Done")).Html.ShouldContain(measure);
    }

    [Fact]
    public async Task A_town_is_merged_by_its_page_once_and_says_so_afterwards()
    {
        using var admin = app.ClientFor("admin");
        const string Page = "/admin/units?parent=110118113";
        var wrong = await admin.SubmitAsync($"{Page}&handler=Merge", ("into", "110118112"), ("on", "2036-01-01"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Html.ShouldContain("value=\"2036-01-01\"");
        (await admin.SubmitAsync($"{Page}&handler=Merge", ("into", "110118112"), ("on", ""))).Html.ShouldContain("请输入日期");
        (await admin.SubmitAsync($"{Page}&handler=Merge", ("into", "110118112"), ("on", "2026-04-01"))).To.ShouldBe("/admin/units");
        (await admin.OpenAsync("/admin/units")).Html.ShouldContain("2026年4月1日 起并入大城子镇");
        (await admin.OpenAsync(Page)).Html.ShouldNotContain("handler=Merge");
        using var planning = app.ClientFor("planning");
        (await planning.OpenAsync("/cases")).Html.ShouldContain("东邵渠镇 (–2026-04-01)");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_is_anothers_neither()
    {
        using var planning = app.ClientFor("planning");
        foreach (var page in new[] { "/listed", "/escalation" }) (await planning.OpenAsync($"{page}/{Guid.NewGuid()}")).Status.ShouldBe(
            HttpStatusCode.NotFound, page);
    }
}

file static class Orders
{
    /// <summary>Each text is there, and they stand in this order.</summary>
    public static void ShouldBeInOrder(this int[] places)
    {
        places.ShouldAllBe(p => p >= 0);
        places.ShouldBe(places.Order());
    }
}
