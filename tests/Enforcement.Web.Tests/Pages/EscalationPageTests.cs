using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Enforcement.Web.Tests.Pages;

/// <summary>Measures on units that people open (Art 29): the form, the notice of the talk, the calendar.</summary>
public sealed class EscalationPageTests(PageApp app) : IClassFixture<PageApp>
{
    private static string Text(string html) => WebUtility.HtmlDecode(html);

    [Fact]
    public async Task The_leader_opens_a_talk_orders_it_and_starts_its_notice()
    {
        using var leader = app.ClientFor("leader");
        var (_, empty) = await leader.OpenAsync("/escalation?kind=Talk&unit=110118101");
        Text(empty).ShouldContain("提起提醒、约谈、问责");
        Text(empty).ShouldMatch("溪翁庄镇 · .*村", "villages are to be chosen as well");

        var refused = await leader.PostAsync("/escalation?handler=Open", empty, ("kind", "Talk"), ("unit", "110118-PLN"),
            ("basis", "市规自委约谈区政府"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Text(refused.Html).ShouldContain("请选择镇街（地区）、开发区或者村（社区）");
        Text(refused.Html).ShouldContain(">市规自委约谈区政府</textarea>");
        Regex.IsMatch(refused.Html, "value=\"Talk\" checked").ShouldBeTrue("what was chosen is kept");

        var opened = await leader.PostAsync("/escalation?handler=Open", empty, ("kind", "Talk"), ("unit", "110118101"),
            ("basis", "市规自委约谈区政府"));
        opened.Status.ShouldBe(HttpStatusCode.Redirect, opened.Html);
        var (_, proposed) = await leader.OpenAsync(opened.To!);
        Text(proposed).ShouldContain("市规自委约谈区政府");
        (await leader.PostAsync($"{opened.To}?handler=Decide", proposed, ("ordered", "true"), ("reason", "管控不力"),
            ("dueOn", "2026-04-20"))).To.ShouldBe(opened.To);

        var (_, ordered) = await leader.OpenAsync(opened.To!);
        var wrong = await leader.PostAsync($"{opened.To}?handler=Finish", ordered, ("result", "已约谈"),
            ("documentNumber", "密政约谈字〔2026〕999号"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Text(wrong.Html).ShouldContain("不是本单位签发给该对象单位的有效文书");
        var draft = await leader.PostAsync($"{opened.To}?handler=Draft", ordered);
        draft.To!.ShouldMatch("^/documents/.+/edit$");
        Text((await leader.OpenAsync(draft.To!)).Html).ShouldContain("2026年4月20日24时");

        using var town = app.ClientFor("lead.xiwengzhuang");
        var (_, calendar) = await town.OpenAsync("/calendar?month=2026-04&group=measure");
        Text(calendar).ShouldContain("约谈（溪翁庄镇）");
        Text(calendar).ShouldContain(opened.To!);
    }

    [Fact]
    public async Task Only_who_decides_is_offered_the_form()
    {
        using var lead = app.ClientFor("lead.xiwengzhuang");
        using var supervision = app.ClientFor("supervision");
        Text((await lead.OpenAsync("/escalation")).Html).ShouldNotContain("提起提醒、约谈、问责");
        var (_, html) = await supervision.OpenAsync("/escalation");
        Text(html).ShouldContain("提起提醒、约谈、问责");
        html.ShouldContain("value=\"Reminder\" checked");
        html.ShouldNotContain("type=\"radio\" name=\"kind\" value=\"Talk\"");
        (await lead.PostAsync("/escalation?handler=Open", html, ("kind", "Talk"), ("unit", "110118101"),
            ("basis", "x"))).Status.ShouldNotBe(HttpStatusCode.Redirect);
    }
}
