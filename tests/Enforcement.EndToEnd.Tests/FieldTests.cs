using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// A village patroller with a phone in a valley without signal: recorded offline, kept over a restart, on the server exactly once.
/// </summary>
public sealed class FieldTests(Chromium chromium) : IAsyncLifetime
{
    private const string User = "village.xiwengzhuang";
    private readonly EnforcementApp _app = new() { SimulationStart = null, Settings = [("Enforcement:DemoPassword", Browser.Password)],
        Simulation = false };
    private readonly string _phone = Directory.CreateTempSubdirectory("phone-").FullName;
    private string _url = "";

    public ValueTask InitializeAsync()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        _url = _app.ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_phone, recursive: true);
    }

    /// <summary>The phone: its storage outlives the browser.</summary>
    private async Task<(IBrowserContext Context, IPage Page)> OpenPhoneAsync(bool offline = false)
    {
        var context = await chromium.Playwright.Chromium.LaunchPersistentContextAsync(_phone, new()
        {
            ExecutablePath = "/usr/bin/chromium", Timeout = (float)Wait.End.TotalMilliseconds, BaseURL = _url,
            ViewportSize = new() { Width = 360, Height = 740 }, Locale = "zh-CN", Permissions = ["geolocation"],
            Geolocation = new() { Longitude = 116.861f, Latitude = 40.47f, Accuracy = 12 },
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        context.SetDefaultTimeout((float)Wait.End.TotalMilliseconds);
        await context.SetOfflineAsync(offline);
        return (context, context.Pages[0]);
    }

    private static async Task SignInAsync(IPage page, string user = User)
    {
        await page.FillAsync("[name=userName]", user);
        await page.FillAsync("[name=password]", Browser.Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/field");
        await ReadyAsync(page);
    }

    private static async Task ReadyAsync(IPage page) => await page.WaitForSelectorAsync("body[data-ready=yes] #forms:not([hidden])");

    private static async Task RecordAsync(IPage page, string what, params byte[][] photos)
    {
        await page.FillAsync("#description", what);
        await page.ClickAsync("#locate");
        await page.WaitForSelectorAsync("#where:has-text('12 米')");
        await page.FillAsync("#address", "村东河边");
        await page.SetInputFilesAsync("#add-photos",
            photos.Select((p, i) => new FilePayload { Name = $"照片{i + 1}.jpg", MimeType = "image/jpeg", Buffer = p }));
        await page.WaitForSelectorAsync($"#photos li:nth-child({photos.Length})");
        await page.ClickAsync("#finding button.btn-primary");
        await page.WaitForSelectorAsync($".queue-item:has-text('{what}')");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var client = Client(User);
        return JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
    }

    private HttpClient Client(string user)
    {
        var client = _app.ClientFor(user);
        client.BaseAddress = new Uri(_url);
        return client;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<List<JsonElement>> LeadsAsync(string what)
    {
        var found = new List<JsonElement>();
        foreach (var item in (await GetAsync("/api/leads?channel=patrol&pageSize=200")).GetProperty("items").EnumerateArray())
        {
            var lead = await GetAsync($"/api/leads/{item.GetProperty("id").GetString()}");
            if (lead.GetProperty("description").GetString() == what) found.Add(lead);
        }
        return found;
    }

    [Fact]
    public async Task Two_findings_with_photos_recorded_without_a_network_arrive_exactly_once_after_a_restart()
    {
        var (small, large) = (await TestPhoto.JpegAsync(200, 150, 1, "-DateTimeOriginal=2026:11:20 08:30:00"),
            await TestPhoto.JpegAsync(2400, 1800, 2));
        var (context, page) = await OpenPhoneAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Ffield");
        await SignInAsync(page);
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await Wait.UntilAsync(() => page.EvaluateAsync<bool>("async () => !!(await caches.match('/field'))"),
            "the page is kept on the phone");

        await context.SetOfflineAsync(true);
        await page.ReloadAsync(); // from the phone
        await ReadyAsync(page);
        await RecordAsync(page, "河边砌墙", small);
        await RecordAsync(page, "村北搭棚", large, small);
        (await page.Locator(".queue-item[data-state=waiting]").CountAsync()).ShouldBe(2);
        await Browser.ShootAsync(page, "field-offline");
        await context.CloseAsync();

        (context, page) = await OpenPhoneAsync(offline: true); // a restarted browser has lost its session, too
        await page.GotoAsync("/field");
        await ReadyAsync(page);
        (await page.Locator(".queue-item[data-state=waiting]").CountAsync()).ShouldBe(2);
        (await LeadsAsync("河边砌墙")).ShouldBeEmpty();

        await context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#connection[data-state=sign-in]");
        await Browser.ShootAsync(page, "field-sign-in");
        await page.ClickAsync("#sign-in a");
        await SignInAsync(page);
        await page.WaitForSelectorAsync("#queue:has(.queue-item[data-state=sent]:nth-child(2))");
        await page.WaitForSelectorAsync(".queue-item:has-text('照片 2/2')");
        await Browser.ShootAsync(page, "field-sent");

        var wall = (await LeadsAsync("河边砌墙")).ShouldHaveSingleItem();
        var shed = (await LeadsAsync("村北搭棚")).ShouldHaveSingleItem();
        wall.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("sha256").GetString())
            .ShouldBe([Hash(small)]); // small enough: the original itself
        var photos = shed.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("id").GetString()!).ToList();
        photos.Count.ShouldBe(2);
        var scaled = await GetAsync($"/api/evidence/{photos[0]}");
        (scaled.GetProperty("originalSha256").GetString(), scaled.GetProperty("width").GetInt32(), scaled.GetProperty("hasThumbnail")
            .GetBoolean()).ShouldBe((Hash(large), 1600, true));

        // The original is still on the phone; asked for, it comes with the next connection.
        using var inspector = Client("inspector.xiwengzhuang");
        (await inspector.PostAsync($"/api/evidence/{photos[0]}/original-request", null)).EnsureSuccessStatusCode();
        await page.ClickAsync("#send-now");
        await Wait.UntilAsync(async () => (await GetAsync($"/api/evidence/{photos[0]}")).GetProperty("original")
            .GetString() == "received", "the original");
        Hash(await inspector.GetByteArrayAsync($"/api/evidence/{photos[0]}/original")).ShouldBe(Hash(large));
        await context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_its_way_makes_no_second_finding()
    {
        var (context, page) = await OpenPhoneAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Ffield");
        await SignInAsync(page);
        var lost = 0;
        await page.RouteAsync("**/api/leads", async route =>
        {
            if (lost++ > 0) { await route.ContinueAsync(); return; }
            await route.FetchAsync(); // the server has it
            await route.AbortAsync(); // and the phone never hears
        });
        await RecordAsync(page, "答复丢失", await TestPhoto.JpegAsync(50, 40, 3));
        await page.WaitForSelectorAsync(".queue-item[data-state=sent]:has-text('照片 1/1')");
        lost.ShouldBeGreaterThan(1);
        (await LeadsAsync("答复丢失")).ShouldHaveSingleItem().GetProperty("evidence").GetArrayLength().ShouldBe(1);
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_refused_finding_says_why_and_is_sent_again_after_it_was_put_right()
    {
        var (context, page) = await OpenPhoneAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Ffield");
        await SignInAsync(page);
        await page.FillAsync("#description", "坐标填反");
        await page.ClickAsync("#finding button.btn-primary");
        await page.WaitForSelectorAsync("#finding-wrong:has-text('请先定位')");
        await page.FillAsync("[name=lon]", "40.47");
        await page.FillAsync("[name=lat]", "116.861");
        await page.ClickAsync("#finding button.btn-primary");
        await page.WaitForSelectorAsync(".queue-item[data-state=refused]:has-text('经度与纬度似乎填反了')");
        await Browser.ShootAsync(page, "field-refused");
        await page.ClickAsync(".queue-item[data-state=refused] button:has-text('修改')");
        await page.FillAsync("[name=lon]", "116.861");
        await page.FillAsync("[name=lat]", "40.47");
        await page.ClickAsync("#finding button.btn-primary");
        await page.WaitForSelectorAsync(".queue-item[data-state=sent]:has-text('坐标填反')");

        // A photo that is none is refused by its content, named, and may be thrown away; its finding stays sent.
        await page.FillAsync("#description", "附了程序");
        await page.FillAsync("[name=lon]", "116.862");
        await page.FillAsync("[name=lat]", "40.471");
        await page.SetInputFilesAsync("#add-photos",
            new FilePayload { Name = "病毒.jpg", MimeType = "image/jpeg", Buffer = [(byte)'M', (byte)'Z', 0, 1, 2, 3] });
        await page.WaitForSelectorAsync("#photos li");
        await page.ClickAsync("#finding button.btn-primary");
        var item = page.Locator(".queue-item[data-state=sent]:has-text('附了程序')");
        await item.Locator(".wrong:has-text('病毒.jpg'):has-text('可执行程序')").WaitForAsync();
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await item.Locator("button:has-text('丢弃')").ClickAsync();
        await item.Locator(".wrong").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // The round ends: the finding belongs to it, and is no second lead.
        await page.EvaluateAsync(
            "document.querySelector('#startedAt').value = new Date(Date.now() + 8 * 3600e3 - 3600e3).toISOString().slice(0, 16)");
        await page.FillAsync("#route", "村东至村北");
        await page.ClickAsync("#patrol button.btn-wide");
        await page.WaitForSelectorAsync(".queue-item[data-state=sent]:has-text('巡查')");
        (await GetAsync("/api/patrols")).GetProperty("items")[0].GetProperty("leads").GetArrayLength().ShouldBe(2);
        (await LeadsAsync("坐标填反")).ShouldHaveSingleItem();
        await context.CloseAsync();
    }

    [Fact]
    public async Task Another_person_on_the_same_phone_sees_how_much_waits_and_not_what()
    {
        var (context, page) = await OpenPhoneAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Ffield");
        await SignInAsync(page);
        await context.SetOfflineAsync(true);
        await RecordAsync(page, "前一人所记", await TestPhoto.JpegAsync(50, 40, 4));
        await page.RouteAsync("**/api/leads", route => route.AbortAsync()); // before the network is back, or it is sent at once
        await context.SetOfflineAsync(false);
        await context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Ffield");
        await SignInAsync(page, "inspector.xiwengzhuang");
        await page.WaitForSelectorAsync("#others:not([hidden])");
        (await page.InnerTextAsync("#others")).ShouldContain("2 项"); // the finding and its photo
        (await page.ContentAsync()).ShouldNotContain("前一人所记");
        (await LeadsAsync("前一人所记")).ShouldBeEmpty();
        await context.CloseAsync();
    }
}
