using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// A month walked through by three people: an inspector finds, a lead reports, planning judges, compares and confirms (Art 15, 16).
/// </summary>
public sealed class MonthTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_month_is_reported_accepted_compared_decided_by_hand_and_confirmed()
    {
        var walk = new CaseWalk(browser);
        await walk.ClockAsync("2026-08-05T09:00");
        await walk.OpenAsync("月报测试一处");
        var planning = await walk.AsAsync("planning");
        foreach (var (number, lon) in new[] { ("TB-A", 116.8504),
            ("TB-B<img src=x onerror=\"document.title='hit'\">", 116.9500) }) // a source may send what it likes
        {
            await planning.GotoAsync("/leads/new");
            await planning.CheckAsync("[name=channel][value=Satellite]");
            await planning.FillAsync("[name=sourceNumber]", number);
            await planning.FillAsync("[name=lon]", lon.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await planning.FillAsync("[name=lat]", "40.45");
            await planning.SelectOptionAsync("[name=town]", "110118101");
            await planning.FillAsync("[name=description]", "图斑");
            await CaseWalk.SendAsync(planning);
        }

        // The lead: a nil report is refused, since there is a finding; then it is submitted.
        var lead = await walk.AsAsync("lead.xiwengzhuang");
        await lead.GotoAsync("/reports/2026-08/110118101");
        (await lead.InnerTextAsync("main")).ShouldContain(walk.Number);
        await lead.CheckAsync("[name=nil]");
        await SubmitAsync(lead, "Submit");
        (await lead.InnerTextAsync("main")).ShouldContain("不能零报告");
        await lead.UncheckAsync("[name=nil]");
        await lead.FillAsync("[name=note]", "本月一处，正在处置");
        await SubmitAsync(lead, "Submit");
        (await lead.InnerTextAsync("main")).ShouldContain("已报");
        await Browser.ShootAsync(lead, "report-submitted");

        // Planning accepts it and compares.
        await planning.GotoAsync("/reports?month=2026-08");
        await Browser.ShootAsync(planning, "reports-month");
        await planning.ClickAsync("a[href='/reports/2026-08/110118101']");
        await SubmitAsync(planning, "Accept");
        (await planning.InnerTextAsync("main .tags")).ShouldContain("已接收");
        await planning.GotoAsync("/satellite");
        await planning.FillAsync("[name=month]", "2026-08");
        await CaseWalk.SendAsync(planning);
        await SubmitAsync(planning, "Run");
        (await planning.InnerTextAsync("main")).ShouldContain("TB-B");
        await planning.Locator("[data-pairs-map] .pair-patch").First.WaitForAsync();
        foreach (var mark in await planning.Locator("[data-pairs-map] .pair-patch").AllAsync()) await mark.DispatchEventAsync("mouseover");
        (await planning.Locator(".leaflet-tooltip").AllInnerTextsAsync())
            .ShouldContain(t => t.Contains("<img src=x", StringComparison.Ordinal), "shown as it is, not obeyed");
        (await planning.Locator(".leaflet-tooltip img").CountAsync()).ShouldBe(0);
        await Browser.ShootAsync(planning, "satellite-run");
        // The patch 34 m away is doubtful: planning knows that it is another building.
        var row = planning.Locator("tr[data-pair=matched]", new() { HasText = "TB-A" });
        await row.Locator("summary").ClickAsync();
        await row.Locator("form[action*=Decide] [name=reason]").FillAsync("相邻另一处");
        var sent = planning.WaitForResponseAsync(r => r.Request.Method == "POST");
        await row.Locator("form[action*=Decide] button[value=false]").ClickAsync();
        await sent;
        await planning.Locator("tr[data-pair=satelliteOnly]").Nth(1).WaitForAsync();
        (await planning.Locator("tr[data-pair=satelliteOnly]").CountAsync()).ShouldBe(2);
        await SubmitAsync(planning, "Confirm");
        (await planning.InnerTextAsync("main")).ShouldContain("督促立即拆除"); // nothing matched: a large gap
        await Browser.ShootAsync(planning, "satellite-confirmed");

        // The town sees its own result now, and its new leads.
        await lead.GotoAsync("/satellite/2026-08");
        (await lead.InnerTextAsync("main")).ShouldContain("TB-B");
        (await lead.InnerTextAsync("main")).ShouldNotContain("督促立即拆除");
        await lead.GotoAsync("/leads?state=Dispatched");
        (await lead.InnerTextAsync("main")).ShouldContain("TB-B");
        await lead.GotoAsync("/calendar?month=2026-08");
        (await lead.InnerTextAsync("main")).ShouldContain("线索核实");
        await Browser.ShootAsync(lead, "calendar-month");
        browser.Complaints.ShouldBeEmpty();
    }

    private static Task SubmitAsync(Microsoft.Playwright.IPage page, string handler) =>
        CaseWalk.SendAsync(page, $"form[action*='handler={handler}'] button");
}
