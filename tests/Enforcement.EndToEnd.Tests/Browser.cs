using Enforcement.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(Enforcement.EndToEnd.Tests.Chromium))]

namespace Enforcement.EndToEnd.Tests;

/// <summary>Debian's Chromium, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public IPlaywright Playwright { get; private set; } = null!;
    public IBrowser Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Process = await Playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
            Timeout = (float)Wait.End.TotalMilliseconds,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Playwright.Dispose();
    }
}

/// <summary>The browser and the real product on a free port with a database of its own; one product for a test class.</summary>
public sealed class Browser(Chromium chromium) : IAsyncLifetime
{
    public const string Password = "Demo12345";

    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:DemoPassword", Password)] };

    private readonly List<IBrowserContext> _contexts = [];

    public string Url { get; private set; } = "";

    /// <summary>What the pages complained of: console errors and requests to elsewhere. Empty at the end of every test.</summary>
    public List<string> Complaints { get; } = [];

    public ValueTask InitializeAsync()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        Url = _app.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.DisposeAsync(); // no page asks a product that is another test's by then
        await _app.DisposeAsync();
    }

    /// <summary>A fresh page in a context of its own, nobody signed in.</summary>
    public async Task<IPage> PageAsync(int width = 1280, bool javaScript = true)
    {
        var context = await chromium.Process.NewContextAsync(new() { BaseURL = Url, ViewportSize = new() { Width = width, Height = 800 },
            JavaScriptEnabled = javaScript, Locale = "zh-CN" });
        context.SetDefaultTimeout((float)Wait.End.TotalMilliseconds);
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // A refused form answers 4xx, which the browser itself reports; that is no fault of the page.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)) Complaints.Add(
                $"{page.Url}: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType is ("stylesheet" or "script" or "image")) Complaints.Add(
                $"{page.Url}: {response.Status} {response.Url}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Url, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)) Complaints.Add($"{page.Url} asked {request.Url}");
        };
        return page;
    }

    /// <summary>A page on which a demo person signed in by the form.</summary>
    public async Task<IPage> SignInAsync(string user, int width = 1280, bool javaScript = true)
    {
        var page = await PageAsync(width, javaScript);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=userName]", user);
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(Url + "/");
        return page;
    }

    /// <summary>Keeps a picture as test output, at desktop and phone width.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        foreach (var w in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(w, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Output, $"{name}-{w}.png"), FullPage = true });
        }
        await page.SetViewportSizeAsync(width, height);
    }

    /// <summary>The same, of a page that must fit a phone: nothing of it lies beside the screen at 360 px.</summary>
    public static async Task ShootFittingAsync(IPage page, string name)
    {
        await ShootAsync(page, name);
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(360, size.Height);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360, $"{name}: {page.Url}");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private static string Output { get; } = FindOutput();

    private static string FindOutput()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return Directory.CreateDirectory(Path.Combine(directory.FullName, "test-output", "screenshots")).FullName;
    }
}
