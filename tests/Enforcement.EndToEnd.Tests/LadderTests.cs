using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// An overdue case is walked up the ladder to accountability by eight people, and its town up the ladder for units beside it (Art 3,
/// 24–29).
/// </summary>
public sealed class LadderTests(Browser browser) : IClassFixture<Browser>
{
    private const string Lead = "lead.xiwengzhuang";

    [Fact]
    public async Task An_overdue_case_and_its_town_are_walked_up_both_ladders_to_accountability()
    {
        var walk = new CaseWalk(browser);
        await walk.OverdueAsync("溪翁庄镇金叵罗村东侧大棚房");
        var (supervision, lead, leader, planning) = (await walk.AsAsync("supervision"), await walk.AsAsync(Lead),
            await walk.AsAsync("leader"), await walk.AsAsync("planning"));

        // What the supervision office looks at, with the case in it.
        await supervision.GotoAsync("/oversight");
        (await supervision.InnerTextAsync("main")).ShouldContain("逾期最多的属地：");
        await Browser.ShootFittingAsync(supervision, "oversight");
        await supervision.GotoAsync("/oversight?town=110118101");
        await supervision.ClickAsync("summary:has-text('保存筛选')");
        await supervision.FillAsync("#view-name", "溪翁庄");
        await Browser.ShootFittingAsync(supervision, "oversight-town");
        await CaseWalk.SendAsync(supervision, ".saved-views form.filters button");
        supervision.Url.ShouldEndWith("/oversight?town=110118101", customMessage: await supervision.InnerTextAsync("main"));
        (await supervision.InnerTextAsync(".saved-views")).ShouldContain("溪翁庄");
        await supervision.ClickAsync(".tiles a.tile-over");
        (await supervision.InnerTextAsync("main")).ShouldContain(walk.Number);
        await supervision.GotoAsync("/oversight/wall");
        (await supervision.InnerTextAsync("main")).ShouldContain("溪翁庄镇");
        await Browser.ShootFittingAsync(supervision, "oversight-wall");

        // The ladder for units: the reminder that the system proposes (Art 3).
        await supervision.GotoAsync("/escalation?kind=Reminder&state=Proposed&unit=110118101");
        await Browser.ShootFittingAsync(supervision, "escalation");
        await supervision.ClickAsync("main td a");
        var reminder = supervision.Url;
        (await supervision.InnerTextAsync("main")).ShouldContain($"案件 {walk.Number} 逾期未拆");
        await lead.GotoAsync(reminder);
        (await lead.InnerTextAsync("main")).ShouldContain("未找到该页面"); // a proposal is not the town's to see
        await CaseWalk.SendAsync(supervision, "form[action*=Decide] button[value=true]");
        (await supervision.InnerTextAsync("main")).ShouldContain("此项必填");
        await supervision.FillAsync("[name=reason]", "限期届满，至今未拆。");
        await Browser.ShootFittingAsync(supervision, "measure-decide");
        await CaseWalk.SendAsync(supervision, "form[action*=Decide] button[value=true]");
        (await supervision.InnerTextAsync("main .tags")).ShouldContain("已启动");
        await lead.GotoAsync("/escalation");
        await lead.ClickAsync("main td a");
        lead.Url.ShouldBe(reminder);
        await lead.FillAsync("[name=answer]", "已组织力量，三日内拆除。");
        await Browser.ShootFittingAsync(lead, "measure-answer");
        await CaseWalk.SendAsync(lead, "form[action*=Answer] button");
        (await lead.InnerTextAsync("main")).ShouldContain("对象单位反馈");
        await supervision.GotoAsync(reminder);
        await supervision.FillAsync("[name=result]", "已向该镇主要领导提醒。");
        await CaseWalk.SendAsync(supervision, "form[action*=Finish] button");
        (await supervision.InnerTextAsync("main .tags")).ShouldContain("已完成");
        await Browser.ShootFittingAsync(supervision, "measure-done");

        // The ladder of the case, to the supervision order and what the town replies to it (Art 24–26).
        await lead.GotoAsync($"/cases/{walk.Number}/actions/reply-supervision");
        (await lead.Locator("[name=progress]").CountAsync()).ShouldBe(0); // no order, nothing to reply to
        await walk.DoAsync("bureau", "issue-bulletin");
        await walk.DoAsync("planning", "request-special-meeting");
        await walk.DoAsync("leader", "decide-special-meeting", async p =>
        {
            await p.CheckAsync("[name=approved][value=true]");
            await p.FillAsync("[name=reason]", "同意督办");
        });
        await walk.DoAsync("supervision", "open-supervision");
        var discipline = await walk.AsAsync("discipline");
        (await discipline.GotoAsync($"/cases/{walk.Number}"))!.Status.ShouldBe(404);
        await walk.DoAsync("planning", "copy-to-discipline");
        await walk.DoAsync(Lead, "reply-supervision", async p =>
        {
            await p.FillAsync("[name=progress]", "已断水断电，约谈当事人。");
            await Browser.ShootFittingAsync(p, "reply-supervision");
        });
        await walk.StageIsAsync("逾期未拆");

        // Not done in the time of the supervision either: listed by the city, explained to the district (Art 27).
        await walk.ClockAsync("2026-05-01T08:00");
        await walk.DoAsync("planning", "record-municipal-listing", p => p.FillAsync("[name=listingNumber]", "市挂2026-7"));
        await walk.DoAsync("planning", "copy-to-discipline");
        await walk.DoAsync(Lead, "explain-at-meeting");
        (await discipline.GotoAsync($"/cases/{walk.Number}"))!.Status.ShouldBe(200);
        (await discipline.InnerTextAsync("main")).ShouldContain("已断水断电，约谈当事人。");
        await Browser.ShootFittingAsync(discipline, "case-discipline");
        await leader.GotoAsync("/escalation?kind=Accountability&unit=110118101");
        (await leader.InnerTextAsync("main")).ShouldContain("暂无提醒、约谈、问责事项"); // its year has not passed
        await Browser.ShootFittingAsync(leader, "escalation-empty");

        // The city called the district in over a village: a talk that no rule proposes (Art 29).
        await leader.GotoAsync("/escalation");
        await leader.ClickAsync("details.card summary");
        await leader.CheckAsync("[name=kind][value=Talk]");
        await leader.SelectOptionAsync("form[action*=Open] [name=unit]", new SelectOptionValue { Index = 30 });
        await CaseWalk.SendAsync(leader, "form[action*=Open] button");
        (await leader.InnerTextAsync("main")).ShouldContain("此项必填");
        await leader.FillAsync("[name=basis]", "市规自委约谈区政府，指出该处新建大棚房。");
        await Browser.ShootFittingAsync(leader, "measure-open");
        await CaseWalk.SendAsync(leader, "form[action*=Open] button");
        await leader.FillAsync("[name=reason]", "管控不力。");
        await CaseWalk.SendAsync(leader, "form[action*=Decide] button[value=true]");
        await Browser.ShootFittingAsync(leader, "measure-opened");
        await CaseWalk.SendAsync(leader, "form[action*=Draft] button");
        leader.Url.ShouldEndWith("/edit");
        (await leader.InputValueAsync("[name=违法事实]")).ShouldContain("市规自委约谈区政府");

        // The year's end has passed: accountability for the case, and proposed for the town.
        await walk.ClockAsync("2027-01-01T08:00");
        await walk.DoAsync("leader", "open-accountability");
        await leader.GotoAsync("/escalation?kind=Accountability&state=Proposed&unit=110118101");
        await leader.ClickAsync("main td a");
        (await leader.InnerTextAsync("main")).ShouldContain($"案件 {walk.Number} 市级挂账当年未整改");
        await leader.FillAsync("[name=reason]", "市级挂账当年未整改。");
        await CaseWalk.SendAsync(leader, "form[action*=Decide] button[value=true]");
        (await leader.InnerTextAsync("main .tags")).ShouldContain("已启动");
        await Browser.ShootFittingAsync(leader, "measure-finish");

        await planning.GotoAsync($"/cases/{walk.Number}?verify=true");
        (await planning.Locator(".note").First.InnerTextAsync()).ShouldContain("完整");
        await Browser.ShootFittingAsync(planning, "case-accountability");
        browser.Complaints.ShouldBeEmpty();
    }
}
