using Microsoft.Playwright;
using Shouldly;

namespace Enforcement.EndToEnd.Tests;

/// <summary>People who walk one case through the pages, each in a browser of their own.</summary>
internal sealed class CaseWalk(Browser browser)
{
    public const string Inspector = "inspector.xiwengzhuang";
    private readonly Dictionary<string, IPage> _pages = [];

    public string Number { get; private set; } = "";

    public async Task<IPage> AsAsync(string user) => _pages.TryGetValue(user, out var page) ? page
        : _pages[user] = await browser.SignInAsync(user);

    public async Task ClockAsync(string legalTime)
    {
        var page = await AsAsync("admin");
        await page.GotoAsync("/admin/clock");
        await page.FillAsync("[name=now]", legalTime);
        await page.ClickAsync("main form button.btn-primary");
        await page.Locator(".note").First.WaitForAsync();
    }

    public async Task OpenAsync(string address)
    {
        var page = await AsAsync(Inspector);
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=address]", address);
        await page.FillAsync("[name=lon]", "116.85");
        await page.FillAsync("[name=lat]", "40.45");
        await page.FillAsync("[name=partyName]", "王某");
        await page.FillAsync("[name=description]", "正在施工");
        await page.ClickAsync("main form .btn-primary");
        await page.WaitForURLAsync("**/cases/MY*");
        Number = page.Url.Split('/')[^1];
    }

    /// <summary>Opens the form of an action, fills it, sends it, and confirms where it asks.</summary>
    public async Task<IPage> TryAsync(string user, string action, Func<IPage, Task>? fill = null)
    {
        var page = await AsAsync(user);
        await page.GotoAsync($"/cases/{Number}/actions/{action}");
        if (fill is not null) await fill(page);
        await SendAsync(page);
        return page;
    }

    /// <param name="button">What is clicked to send it.</param>
    public static async Task SendAsync(IPage page, string button = "main form .btn-primary")
    {
        var sent = page.WaitForResponseAsync(r => r.Request.Method == "POST");
        await page.ClickAsync(button);
        var confirm = page.Locator("dialog#confirm[open] .btn-primary");
        if (await Task.WhenAny(sent, confirm.WaitForAsync()) != sent) await confirm.ClickAsync();
        // An accepted form leads on; until that has happened the address is still the form's.
        if ((await sent).Headers.TryGetValue("location", out var to)) await page.WaitForURLAsync(new Uri(new Uri(page.Url), to).ToString());
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Does an action that must be accepted: back on the case, which says that it was done.</summary>
    public async Task DoAsync(string user, string action, Func<IPage, Task>? fill = null)
    {
        var page = await TryAsync(user, action, fill);
        page.Url.ShouldEndWith($"/cases/{Number}", customMessage: $"{user} {action}: {await page.InnerTextAsync("main")}");
    }

    public async Task StageIsAsync(string stage)
    {
        var page = await AsAsync(Inspector);
        await page.GotoAsync($"/cases/{Number}");
        (await page.InnerTextAsync("main .page-head .tags")).ShouldContain(stage);
        await Browser.ShootAsync(page, $"case-{stage}");
    }

    /// <summary>
    /// A case that nobody demolished: determined and ordered on 12 April 2026, its term run out, seven days of forced demolition run out
    /// too (Art 21, 24).
    /// </summary>
    public async Task OverdueAsync(string address)
    {
        await ClockAsync("2026-04-12T09:00");
        await OpenAsync(address);
        await ClockAsync("2026-04-12T10:00");
        await DoAsync(Inspector, "inspect", async p =>
        {
            await p.CheckAsync("[name=permitPresented][value=false]");
            await p.CheckAsync("[name=permitValid][value=false]");
            await p.FillAsync("[name=findings]", "正在施工，无规划许可");
        });
        await DoAsync(Inspector, "stop", async p =>
        {
            await p.CheckAsync("[name=document][value=StopNotice]");
            await p.FillAsync("[name=servedAt]", "2026-04-12T09:30");
            await p.SelectOptionAsync("[name=method]", "Direct");
        });
        await DoAsync(Inspector, "determine", async p =>
        {
            await p.CheckAsync("[name=illegal][value=true]");
            await p.FillAsync("[name=basis]", "北京市城乡规划条例");
            await p.SelectOptionAsync("[name=landCategory]", "Farmland");
        });
        await DoAsync(Inspector, "order-self-demolition", async p =>
        {
            await p.FillAsync("[name=servedAt]", "2026-04-12T09:55");
            await p.FillAsync("[name=termDays]", "3");
        });
        await UploadAsync(await (await AsAsync(Inspector)).ScreenshotAsync(), "送达回证.png", "Document");
        await DoAsync(Inspector, "prove-service", p => p.CheckAsync("[name=proof]"));
        await ClockAsync("2026-04-16T00:00");
        await ClockAsync("2026-04-23T00:00");
    }

    public async Task UploadAsync(byte[] png, string name = "拆除后.png", string kind = "AfterPhoto")
    {
        var page = await AsAsync(Inspector);
        await page.GotoAsync($"/cases/{Number}/evidence");
        await page.SetInputFilesAsync("[name=file]", new FilePayload { Name = name, MimeType = "image/png", Buffer = png });
        await page.CheckAsync($"[value={kind}]");
        await SendAsync(page);
    }
}
