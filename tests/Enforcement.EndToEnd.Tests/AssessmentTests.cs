using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// A month's assessment walked through: planning computes, a town's lead appeals without JavaScript, planning decides and confirms (Art
/// 28, 29).
/// </summary>
public sealed class AssessmentTests(Browser browser) : IClassFixture<Browser>
{
    private const string Unit = "/assessments/2026-03/110118113";

    [Fact]
    public async Task A_month_is_computed_appealed_decided_and_confirmed_and_fits_a_phone()
    {
        var planning = await browser.SignInAsync("planning");
        await planning.GotoAsync("/assessments");
        await Browser.ShootAsync(planning, "assessments-empty");
        await planning.ClickAsync("form[action*=Compute] button");
        (await planning.InnerTextAsync("main")).ShouldContain("东邵渠镇");
        await Browser.ShootAsync(planning, "assessments-ranking");

        var lead = await browser.SignInAsync("lead.dongshaoqu", 360, javaScript: false);
        await lead.GotoAsync(Unit);
        await lead.ClickAsync("main table a[href^='?deduction=']");
        (await lead.InputValueAsync("[name=deduction]")).ShouldNotBeEmpty();
        await lead.FillAsync("[name=reason]", "该案已于当日拆除，有照片为证。");
        await lead.ClickAsync("form[action*=Appeal] button");
        (await lead.InnerTextAsync("main")).ShouldContain("待处理");
        (await lead.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);

        await planning.GotoAsync(Unit);
        await Browser.ShootAsync(planning, "assessment-decide");
        await planning.CheckAsync("[name=upheld][value=false]");
        await planning.FillAsync("[name=reason]", "通报属实，维持扣分。");
        await planning.ClickAsync("form[action*=Decide] button");
        (await planning.InnerTextAsync("main")).ShouldContain("未采纳");
        await new CaseWalk(browser).ClockAsync("2026-04-20T09:00"); // the days to appeal are over
        await planning.GotoAsync("/assessments?period=2026-03");
        await planning.ClickAsync("form[action*=Confirm] button");
        if (await planning.Locator("dialog[open] .btn-primary").CountAsync() > 0) await planning.ClickAsync("dialog[open] .btn-primary");
        await planning.Locator(".note-done", new() { HasText = "结果固定" }).WaitForAsync();
        await Browser.ShootAsync(planning, "assessments-confirmed");
        await lead.GotoAsync(Unit);
        (await lead.InnerTextAsync("main")).ShouldContain("共 21 个单位");
        await Browser.ShootAsync(lead, "assessment-confirmed");
        browser.Complaints.ShouldBeEmpty();
    }
}
