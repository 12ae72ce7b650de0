using System.Net;
using Enforcement.Api.Audit;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The screen on the wall draws itself anew without keeping anybody's session alive, and its session opens nothing else.</summary>
public sealed class WallTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:DemoPassword", PageApp.Password)] };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<(HttpClient Client, string Wall)> OpenAsync()
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        await client.SubmitAsync("/sign-in", ("userName", "planning"), ("password", PageApp.Password));
        using var opened = await client.GetAsync(new Uri("/oversight/wall", UriKind.Relative));
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("enforcement.wall=", StringComparison.Ordinal));
        cookie.ShouldContain("path=/oversight/wall");
        cookie.ShouldContain("httponly");
        return (client, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string cookie, bool byScript = true)
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        if (byScript) request.Headers.Add("X-Refresh", "wall");
        return await client.SendAsync(request);
    }

    [Fact]
    public async Task Its_session_draws_the_wall_anew_and_opens_nothing_else()
    {
        var (_, wall) = await OpenAsync();
        using var drawn = await AskAsync("/oversight/wall?town=110118101", wall);
        drawn.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await drawn.Content.ReadAsStringAsync()).ShouldContain("溪翁庄镇");
        drawn.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(c =>
            c.StartsWith("enforcement.session", StringComparison.Ordinal)); // nobody's idle time begins anew
        foreach (var path in new[] { "/oversight", "/cases", "/api/cases", "/oversight/wall/x" })
            (await AskAsync(path, wall)).StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
        (await AskAsync("/oversight/wall", wall, byScript: false)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect); // a person opens it with their own
    }

    [Fact]
    public async Task It_ends_when_its_person_is_disabled_and_with_their_sign_out()
    {
        var (client, wall) = await OpenAsync();
        var (_, html) = await client.OpenAsync("/overdue");
        var token = System.Text.RegularExpressions.Regex.Match(html,
            "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)").Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var left = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), form);
        left.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("enforcement.wall=;", StringComparison.Ordinal));
        await _app.DbAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE People SET Disabled = TRUE WHERE UserName = 'planning'"));
        (await AskAsync("/oversight/wall", wall)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task That_it_was_opened_is_in_the_audit_that_it_was_drawn_anew_is_not()
    {
        var (_, wall) = await OpenAsync();
        for (var i = 0; i < 3; i++) (await AskAsync("/oversight/wall", wall)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _app.InScopeAsync(async services =>
        {
            await ((AuditLog)services.GetService(typeof(AuditLog))!).FlushAsync(CancellationToken.None);
            return 0;
        });
        (await _app.DbAsync(db => db.Set<AuditRow>().IgnoreQueryFilters().CountAsync(a => a.Subject == "/oversight/wall"))).ShouldBe(1);
    }
}
