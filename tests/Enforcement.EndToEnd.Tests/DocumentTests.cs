using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// A correction notice from its draft to its service and its public check, by an inspector, a lead and somebody who holds the paper.
/// </summary>
public sealed class DocumentTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_correction_notice_is_written_signed_served_with_its_receipt_and_checked_by_its_code()
    {
        var walk = new CaseWalk(browser);
        await walk.OpenAsync("文书测试");
        await walk.DoAsync(CaseWalk.Inspector, "inspect", async p =>
        {
            await p.CheckAsync("[name=permitPresented][value=false]");
            await p.CheckAsync("[name=permitValid][value=false]");
            await p.FillAsync("[name=findings]", "正在施工，无规划许可");
        });
        var now = await (await walk.AsAsync(CaseWalk.Inspector)).EvaluateAsync<string>("() => document.body.dataset.now.slice(0, 16)");
        await walk.DoAsync(CaseWalk.Inspector, "stop", async p =>
        {
            await p.CheckAsync("[name=document][value=StopNotice]");
            await p.FillAsync("[name=servedAt]", now);
            await p.SelectOptionAsync("[name=method]", "Direct");
        });
        await walk.DoAsync(CaseWalk.Inspector, "determine", async p =>
        {
            await p.CheckAsync("[name=illegal][value=true]");
            await p.FillAsync("[name=basis]", "北京市城乡规划条例");
            await p.SelectOptionAsync("[name=landCategory]", "Farmland");
        });

        // The inspector writes it.
        var inspector = await walk.AsAsync(CaseWalk.Inspector);
        await inspector.GotoAsync($"/documents/new?case={walk.Number}");
        await inspector.CheckAsync("[name=kind][value=CorrectionNotice]");
        await Browser.ShootAsync(inspector, "document-new");
        await CaseWalk.SendAsync(inspector);
        await inspector.FillAsync("[name=termDays]", "4");
        await CaseWalk.SendAsync(inspector);
        (await inspector.InnerTextAsync("main")).ShouldContain("第二十一条"); // Art 21: three days at most
        await inspector.FillAsync("[name=termDays]", "3");
        await inspector.FillAsync("[name=执法人员]", "王建国（证号01180001）、李秀英（证号01180002）");
        await Browser.ShootAsync(inspector, "document-edit");
        await CaseWalk.SendAsync(inspector);
        var address = new Uri(inspector.Url).AbsolutePath;
        (await inspector.InnerTextAsync("main")).ShouldContain("草稿");
        (await inspector.QuerySelectorAsync($"a[href='{address}/issue']")).ShouldBeNull("an order is signed by the lead");

        // The lead signs it.
        var lead = await walk.AsAsync("lead.xiwengzhuang");
        await lead.GotoAsync($"{address}/issue");
        await CaseWalk.SendAsync(lead);
        (await lead.InnerTextAsync("main")).ShouldContain("责改字〔2026〕");
        await Browser.ShootAsync(lead, "document-issued");
        var pdf = await lead.APIRequest.GetAsync(new Uri(new Uri(lead.Url), $"/api{address}/pdf").ToString());
        (pdf.Status, System.Text.Encoding.ASCII.GetString((await pdf.BodyAsync())[..5])).ShouldBe((200, "%PDF-"));

        // The inspector serves it: without proof it is refused and what was typed stays.
        await inspector.GotoAsync($"{address}/serve");
        await inspector.FillAsync("[name=relation]", "本人");
        await CaseWalk.SendAsync(inspector);
        (await inspector.InnerTextAsync("main")).ShouldContain("送达证明");
        (await inspector.InputValueAsync("[name=relation]")).ShouldBe("本人");
        await walk.UploadAsync(await inspector.ScreenshotAsync(), "送达回证.png", "Document");
        await inspector.GotoAsync($"{address}/serve");
        await inspector.FillAsync("[name=relation]", "本人");
        await inspector.CheckAsync("[name=proof]");
        await Browser.ShootAsync(inspector, "document-serve");
        await CaseWalk.SendAsync(inspector);
        (await inspector.InnerTextAsync("main")).ShouldContain("已送达");
        await Browser.ShootAsync(inspector, "document-served");
        await walk.StageIsAsync("限期自拆");

        // Who holds it checks it, signed in nowhere.
        await inspector.GotoAsync(address);
        var code = await inspector.InnerTextAsync("a[href^='/verify/']");
        await using var stranger = await inspector.Context.Browser!.NewContextAsync(new() { Locale = "zh-CN" });
        var page = await stranger.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(inspector.Url), "/verify").ToString());
        await page.FillAsync("[name=code]", code);
        await CaseWalk.SendAsync(page);
        var said = await page.InnerTextAsync("main");
        said.ShouldContain("真实有效");
        said.ShouldContain("责改字〔2026〕");
        said.ShouldNotContain("王某");
        await Browser.ShootAsync(page, "document-verified");
    }
}
