using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>Wrong input, two people at once, no JavaScript, keyboard only, English, and a phone.</summary>
public sealed class FormTests(Browser browser) : IClassFixture<Browser>
{
    private static async Task InspectAsync(CaseWalk walk) =>
        await walk.DoAsync(CaseWalk.Inspector, "inspect", p => FillInspectionAsync(p, "在施"));

    private static async Task FillInspectionAsync(IPage page, string findings)
    {
        await page.CheckAsync("[name=permitPresented][value=false]");
        await page.CheckAsync("[name=permitValid][value=false]");
        await page.FillAsync("[name=findings]", findings);
    }

    [Fact]
    public async Task A_refused_form_says_why_keeps_what_was_typed_and_changes_nothing()
    {
        var walk = new CaseWalk(browser);
        await walk.OpenAsync("表单测试");
        await InspectAsync(walk);
        var page = await walk.TryAsync(CaseWalk.Inspector, "stop", async p =>
        {
            await p.CheckAsync("[name=document][value=StopNotice]");
            await p.FillAsync("[name=servedAt]", "2027-01-01T09:30");
            await p.SelectOptionAsync("[name=method]", "Post");
        });
        (await page.InnerTextAsync("main")).ShouldContain("时间不能晚于现在");
        (await page.InputValueAsync("[name=servedAt]")).ShouldStartWith("2027-01-01T09:30");
        (await page.InputValueAsync("[name=method]")).ShouldBe("Post");
        await Browser.ShootAsync(page, "refused-future");
        await walk.StageIsAsync("发现");
    }

    [Fact]
    public async Task A_second_persons_stale_edit_is_refused()
    {
        var walk = new CaseWalk(browser);
        await walk.OpenAsync("并发测试");
        var first = await walk.AsAsync(CaseWalk.Inspector);
        await first.GotoAsync($"/cases/{walk.Number}/actions/inspect");
        var second = await browser.SignInAsync(CaseWalk.Inspector);
        await second.GotoAsync($"/cases/{walk.Number}/actions/inspect");
        await FillInspectionAsync(first, "第一人");
        await CaseWalk.SendAsync(first);
        await FillInspectionAsync(second, "第二人");
        await CaseWalk.SendAsync(second);
        (await second.InnerTextAsync("main")).ShouldContain("已被他人修改");
        (await second.InputValueAsync("[name=findings]")).ShouldBe("第二人");
        await first.GotoAsync($"/cases/{walk.Number}");
        (await first.InnerTextAsync("main")).ShouldNotContain("第二人");
    }

    [Fact]
    public async Task It_works_without_javascript()
    {
        var walk = new CaseWalk(browser);
        await walk.OpenAsync("无脚本测试");
        var page = await browser.SignInAsync(CaseWalk.Inspector, javaScript: false);
        await page.GotoAsync($"/cases/{walk.Number}/actions/inspect");
        await FillInspectionAsync(page, "无脚本");
        await page.ClickAsync("main form .btn-primary");
        await page.WaitForURLAsync($"**/cases/{walk.Number}");
        (await page.InnerTextAsync("main")).ShouldContain("无脚本");
    }

    [Fact]
    public async Task It_works_by_keyboard_alone()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync("/sign-in");
        await TabToAsync(page, "userName");
        await page.Keyboard.TypeAsync(CaseWalk.Inspector);
        await TabToAsync(page, "password");
        await page.Keyboard.TypeAsync(Browser.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(browser.Url + "/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"))
            .ShouldStartWith("#", customMessage: "the first stop is the skip link");
        (await page.EvaluateAsync<string>(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow"))
                .ShouldNotBe("nonenone");
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 30; i++)
        {
            if (await page.EvaluateAsync<string?>("document.activeElement.getAttribute('name')") == name) return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"{name} is not reachable by Tab.");
    }

    [Fact]
    public async Task English_is_a_switch_away_and_stays()
    {
        var page = await browser.SignInAsync("planning");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("zh-CN");
        await page.GotoAsync("/language?to=en&returnUrl=/overdue");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        (await page.InnerTextAsync("h1")).ShouldContain("verdue");
        await page.GotoAsync("/cases");
        (await page.InnerTextAsync("h1")).ShouldBe("Cases");
    }

    [Theory]
    [InlineData(CaseWalk.Inspector, "/", "/cases", "/cases/new", "/leads/new", "/map", "/map?lon=116.861&lat=40.47", "/overdue",
        "/process", "/notices", "/password")]
    [InlineData("planning", "/", "/cases", "/map", "/map/outlines", "/overdue", "/cases/MY2026-113-0001",
        "/cases/MY2026-113-0001/actions/suspend")]
    [InlineData("admin", "/admin", "/admin/units", "/admin/keys", "/admin/policies", "/admin/calendars", "/admin/clock", "/operations")]
    public async Task On_a_phone_nothing_scrolls_sideways_and_every_target_can_be_touched(string user, params string[] paths)
    {
        var page = await browser.SignInAsync(user, width: 360);
        foreach (var path in paths)
        {
            (await page.GotoAsync(path))!.Status.ShouldBe(200, $"{user} {path}");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360, path);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
            (await page.Locator("main").CountAsync()).ShouldBe(1, path);
            var small = await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('main button, main .btn, header a, header button, nav a')]
                  .filter(e => e.offsetParent !== null).map(e => [e.getBoundingClientRect(), e])
                  .filter(([r]) => r.width > 0 && r.height > 0 && r.height < 43.5).map(([r, e]) => `${e.textContent.trim()} ${r.height}`)
                """);
            small.ShouldBeEmpty(path);
            var unlabelled = await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('main input:not([type=hidden]), main select, main textarea')]
                  .filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')).map(e => e.name)
                """);
            unlabelled.ShouldBeEmpty(path);
        }
        browser.Complaints.ShouldBeEmpty();
    }
}
