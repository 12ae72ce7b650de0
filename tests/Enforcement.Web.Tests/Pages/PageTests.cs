using System.Net;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>What every page keeps: who may, what is not there, which language, which headers.</summary>
public sealed class PageTests(PageApp app) : IClassFixture<PageApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases")]
    [InlineData("/cases/new")]
    [InlineData("/leads")]
    [InlineData("/leads/new")]
    [InlineData("/patrols")]
    [InlineData("/patrols/new")]
    [InlineData("/map")]
    [InlineData("/map/outlines")]
    [InlineData("/overdue")]
    [InlineData("/process")]
    [InlineData("/notices")]
    [InlineData("/operations")]
    [InlineData("/admin")]
    public async Task Who_is_not_signed_in_is_asked_to_and_comes_back(string path)
    {
        using var client = app.ClientFor(null);

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldEndWith($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cases?stage=Overdue&late=true&sort=-nextDueAt")]
    [InlineData("/leads?channel=Satellite&state=New&open=true&sort=-area")]
    [InlineData("/patrols?level=Village&nil=true")]
    [InlineData("/map?layers=cases&stage=Overdue&urgency=Late&c=116.9,40.5&z=12")]
    [InlineData("/map/outlines")]
    [InlineData("/overdue")]
    [InlineData("/process")]
    [InlineData("/notices")]
    [InlineData("/notices/preferences")]
    [InlineData("/admin/webhooks")]
    [InlineData("/admin/deliveries?state=all")]
    [InlineData("/operations")]
    [InlineData("/admin")]
    [InlineData("/admin/people/new")]
    [InlineData("/admin/people/planning")]
    [InlineData("/admin/units")]
    [InlineData("/admin/units?parent=110118101")]
    [InlineData("/admin/keys")]
    [InlineData("/admin/policies")]
    [InlineData("/admin/calendars?year=2026")]
    [InlineData("/admin/clock")]
    [InlineData("/password")]
    public async Task The_administrator_opens_every_page(string path)
    {
        using var client = app.ClientFor("admin");

        var (status, html) = await client.OpenAsync(path);

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("<html lang=\"zh-CN\">");
        html.ShouldContain("演练时钟已开启");
    }

    [Theory]
    [InlineData("/operations")]
    [InlineData("/admin")]
    [InlineData("/admin/people/planning")]
    [InlineData("/admin/units")]
    [InlineData("/admin/keys")]
    [InlineData("/admin/webhooks")]
    [InlineData("/admin/deliveries")]
    [InlineData("/admin/policies")]
    [InlineData("/admin/clock")]
    public async Task An_inspector_is_told_that_administration_is_not_theirs(string path)
    {
        using var client = await app.SignInAsync("inspector.xiwengzhuang");

        var (status, html) = await client.OpenAsync(path);

        status.ShouldBe(HttpStatusCode.Forbidden);
        html.ShouldContain("无权进行此操作");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/cases/MY1999-101-0001")]
    [InlineData("/cases/MY1999-101-0001/actions/inspect")]
    [InlineData("/admin/people/nobody-at-all")]
    public async Task What_is_not_there_is_said_with_what_to_do_next(string path)
    {
        using var client = app.ClientFor("admin");

        var (status, html) = await client.OpenAsync(path);

        status.ShouldBe(HttpStatusCode.NotFound);
        html.ShouldContain("未找到该页面");
        html.ShouldContain("返回首页");
    }

    [Fact]
    public async Task A_right_password_signs_in_and_a_wrong_one_says_so_and_keeps_the_name()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        var wrong = await client.SubmitAsync("/sign-in", ("userName", "planning"), ("password", "not it"));
        var right = await client.SubmitAsync("/sign-in?returnUrl=%2Foverdue", ("userName", "planning"), ("password", PageApp.Password));
        var (status, html) = await client.OpenAsync("/overdue");

        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Html.ShouldContain("value=\"planning\"");
        right.To.ShouldBe("/overdue");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("退出");
    }

    [Fact]
    public async Task Sign_in_leads_nowhere_outside()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        var signedIn = await client.SubmitAsync("/sign-in?returnUrl=https%3A%2F%2Fexample.com%2F", ("userName", "leader"),
            ("password", PageApp.Password));

        signedIn.To.ShouldBe("/");
    }

    [Fact]
    public async Task The_switch_changes_the_language_and_goes_back_to_the_page_but_never_outside()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        using var outside = await client.GetAsync(new Uri("/language?to=en&returnUrl=https://example.com", UriKind.Relative));
        using var inside = await client.GetAsync(new Uri("/language?to=en&returnUrl=%2Fsign-in", UriKind.Relative));
        var (_, html) = await client.OpenAsync("/sign-in");

        outside.Headers.Location!.OriginalString.ShouldBe("/");
        inside.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        html.ShouldContain("<html lang=\"en\">");
        html.ShouldContain("Sign in");
    }

    [Fact]
    public async Task Pages_speak_Chinese_whatever_the_browser_prefers()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US");

        var (_, html) = await client.OpenAsync("/sign-in");

        html.ShouldContain("<html lang=\"zh-CN\">");
    }

    [Fact]
    public async Task Every_page_carries_the_headers_that_keep_others_out()
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain(" style=\"");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var client = app.ClientFor("inspector.xiwengzhuang");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", "x")]);

        using var response = await client.PostAsync(new Uri("/cases/new", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("请求无法处理");
    }
}

/// <summary>The product with demo people whose password is known.</summary>
public sealed class PageApp : IAsyncDisposable
{
    public const string Password = "Demo-2026x";
    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:DemoPassword", Password)] };

    public HttpClient ClientFor(string? userName) => _app.ClientFor(userName);

    /// <summary>A browser's way: by the sign-in page, with a cookie.</summary>
    public async Task<HttpClient> SignInAsync(string userName)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        await client.SubmitAsync("/sign-in", ("userName", userName), ("password", Password));
        return client;
    }

    public HttpClient CreateClient(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions? options = null) =>
        _app.CreateClient(options ?? new());

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
