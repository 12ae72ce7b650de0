using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>The whole chain, from discovery to delisting, through the pages by nine people (Art 12–27).</summary>
public sealed class ChainTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_case_is_walked_from_discovery_up_the_ladder_to_delisting_in_the_browser()
    {
        var walk = new CaseWalk(browser);
        await walk.ClockAsync("2026-04-12T09:00");
        await walk.OpenAsync("溪翁庄镇金叵罗村 <b>\"测试\"</b> 😀𠮷");
        (await (await walk.AsAsync(CaseWalk.Inspector)).InnerTextAsync("main")).ShouldContain("<b>\"测试\"</b> 😀𠮷");
        await walk.StageIsAsync("发现");
        await walk.ClockAsync("2026-04-12T10:00");

        await walk.DoAsync(CaseWalk.Inspector, "inspect", async p =>
        {
            await p.CheckAsync("[name=permitPresented][value=false]");
            await p.CheckAsync("[name=permitValid][value=false]");
            await p.FillAsync("[name=findings]", "正在施工，无规划许可");
        });
        await walk.DoAsync(CaseWalk.Inspector, "stop", async p =>
        {
            await p.CheckAsync("[name=document][value=StopNotice]");
            await p.FillAsync("[name=servedAt]", "2026-04-12T09:30");
            await p.SelectOptionAsync("[name=method]", "Direct");
        });
        await walk.StageIsAsync("制止");
        await walk.DoAsync(CaseWalk.Inspector, "determine", async p =>
        {
            await p.CheckAsync("[name=illegal][value=true]");
            await p.FillAsync("[name=basis]", "北京市城乡规划条例");
            await p.SelectOptionAsync("[name=landCategory]", "Farmland");
        });
        await walk.StageIsAsync("认定");
        await walk.DoAsync(CaseWalk.Inspector, "order-self-demolition", async p =>
        {
            await p.FillAsync("[name=servedAt]", "2026-04-12T09:55");
            await p.FillAsync("[name=termDays]", "3");
        });
        await walk.StageIsAsync("限期自拆");
        var inspector = await walk.AsAsync(CaseWalk.Inspector);
        (await inspector.InnerTextAsync("main")).ShouldContain("待起算"); // no proof, no running term
        await walk.UploadAsync(await inspector.ScreenshotAsync(), "送达回证.png", "Document");
        await walk.DoAsync(CaseWalk.Inspector, "prove-service", p => p.CheckAsync("[name=proof]"));
        await inspector.GotoAsync($"/cases/{walk.Number}");
        (await inspector.InnerTextAsync("main")).ShouldContain("2026年4月15日 24:00");
        await inspector.GotoAsync("/");
        (await inspector.InnerTextAsync("main")).ShouldContain(walk.Number);
        (await inspector.InnerTextAsync("main")).ShouldContain("剩余");

        await walk.ClockAsync("2026-04-16T00:00");
        await walk.StageIsAsync("强制拆除");
        await walk.ClockAsync("2026-04-23T00:00");
        await walk.StageIsAsync("逾期未拆");

        await walk.DoAsync("bureau", "issue-bulletin");
        await walk.DoAsync("planning", "request-special-meeting");
        await walk.DoAsync("leader", "decide-special-meeting", async p =>
        {
            await p.CheckAsync("[name=approved][value=true]");
            await p.FillAsync("[name=reason]", "同意");
        });
        await walk.DoAsync("supervision", "open-supervision");
        var discipline = await walk.AsAsync("discipline");
        (await discipline.GotoAsync($"/cases/{walk.Number}"))!.Status.ShouldBe(404);
        await walk.DoAsync("planning", "copy-to-discipline");
        (await discipline.GotoAsync($"/cases/{walk.Number}"))!.Status.ShouldBe(200);
        await walk.ClockAsync("2026-05-01T08:00");
        await walk.DoAsync("planning", "record-municipal-listing", p => p.FillAsync("[name=listingNumber]", "市挂2026-1"));
        await walk.DoAsync("planning", "copy-to-discipline");
        await walk.DoAsync("lead.xiwengzhuang", "explain-at-meeting");
        await walk.ClockAsync("2027-01-01T08:00");
        await walk.DoAsync("leader", "open-accountability");

        await walk.UploadAsync(await inspector.ScreenshotAsync());
        await walk.DoAsync(CaseWalk.Inspector, "confirm-demolition", async p =>
        {
            await p.CheckAsync("[name=by][value=Forced]");
            await p.FillAsync("[name=demolishedAt]", "2026-12-31T09:00");
            await p.CheckAsync("[name=evidence]");
        });
        await walk.StageIsAsync("反馈销账");
        await walk.DoAsync(CaseWalk.Inspector, "feed-back");
        await walk.DoAsync(CaseWalk.Inspector, "record-city-entry", p => p.FillAsync("[name=entryNumber]", "新生在施-1"));
        await walk.StageIsAsync("结案");

        var planning = await walk.AsAsync("planning");
        await planning.GotoAsync($"/cases/{walk.Number}?verify=true");
        (await planning.Locator(".note").First.InnerTextAsync()).ShouldContain("完整");
        browser.Complaints.ShouldBeEmpty();
    }
}
