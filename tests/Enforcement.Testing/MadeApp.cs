using System.Reflection;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Enforcement.Api;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Api.Simulation;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Enforcement.Testing;

/// <summary>
/// The composition of the product with a test's own routes in it and without people: the header <c>X-Actor</c> names the actor
/// (<see cref="Person"/>), so that what surrounds every request can be tried by itself.
/// </summary>
public sealed class MadeApp : IAsyncDisposable
{
    private readonly string _directory;
    private readonly bool _owned;
    private readonly WebApplication _app;
    private readonly IServiceCollection _registered;
    private (object Key, PooledHost Host)? _pooled;
    private bool _ended;

    private MadeApp(Action<WebApplication>? routes, Action<IServiceCollection>? services, string directory, bool owned,
        (string Key, string Value)[] settings)
    {
        (_directory, _owned) = (directory, owned);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Enforcement:DataDirectory", directory), new("Enforcement:Jobs", "false"), new("Enforcement:Simulation", "true"),
            new("Logging:LogLevel:Default", "Warning"),
        ]);
        builder.Configuration.AddInMemoryCollection(TestDatabase.SettingsOf(directory)
            .Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.AddEnforcement();
        builder.WebHost.UseTestServer();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
        builder.Services.PostConfigure<AuthenticationOptions>(o =>
            (o.DefaultScheme, o.DefaultAuthenticateScheme, o.DefaultChallengeScheme, o.DefaultForbidScheme) = ("header", "header",
                "header", "header"));
        builder.Services.ConfigureDbContext<SqliteEnforcementDb>(o => o.AddInterceptors(SqlServerStatements.Recorder));
        PooledHost.Prepare(builder.Services);
        services?.Invoke(builder.Services);
        _registered = builder.Services;
        _app = builder.Build();
        _app.UseEnforcement();
        routes?.Invoke(_app);
        _app.MapEnforcement();
    }

    /// <summary>
    /// Starts it; what start-up refuses, this throws. Without a test's own variables in its routes and services, it may have served
    /// another test before.
    /// </summary>
    /// <param name="routes">The test's own routes.</param>
    /// <param name="services">Further services.</param>
    /// <param name="directory">A data directory to start (again) on; null: one of its own, removed at the end.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<MadeApp> StartAsync(
        Action<WebApplication>? routes = null, Action<IServiceCollection>? services = null, string? directory = null,
        params (string Key, string Value)[] settings)
    {
        if (directory is not null) return await StartOnAsync(routes, services, directory, owned: false, settings);
        if (settings.Any(s => s.Key == "Enforcement:Database:Migrate")) return await StartOnAsync(routes, services,
            await Template.NewAsync(), owned: true, settings);
        var template = await Template.OfAsync($"made {string.Join(' ', settings)}", async empty =>
            await (await StartAsync(directory: empty, settings: settings)).DisposeAsync());
        if (HoldsVariables(routes) || HoldsVariables(services)
            || settings.Contains(("Enforcement:Jobs", "true"))) return await StartOnCopyAsync();
        var key = (string.Join(' ', settings), routes?.Method, services?.Method);
        var pooled = await HostPool.BorrowAsync(key, async () =>
        {
            var started = await StartOnCopyAsync();
            return new PooledHost(started._app, started.Services, started._registered, started._directory, template);
        });
        return new MadeApp(key, pooled);

        async Task<MadeApp> StartOnCopyAsync()
        {
            var copy = Template.NewDirectory();
            await Template.CopyAsync(template, copy);
            return await StartOnAsync(routes, services, copy, owned: true, settings);
        }
    }

    private MadeApp(object key, PooledHost pooled)
    {
        (_pooled, _directory, _app, _registered) = ((key, pooled), pooled.Directory, (WebApplication)pooled.Product, null!);
    }

    private static async Task<MadeApp> StartOnAsync(Action<WebApplication>? routes, Action<IServiceCollection>? services,
        string directory, bool owned, (string Key, string Value)[] settings)
    {
        var made = new MadeApp(routes, services, directory, owned, settings);
        try
        {
            await made._app.StartAsync();
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>True of a lambda that reads a variable of its test: another test's would be another.</summary>
    private static bool HoldsVariables(Delegate? given) => given?.Target is { } target && target.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0;

    public IServiceProvider Services => _app.Services;

    public HttpClient ClientFor(string? actor)
    {
        var client = _app.GetTestClient();
        if (actor is not null) client.DefaultRequestHeaders.Add("X-Actor", actor);
        return client;
    }

    /// <summary>Works in a scope of its own, as a person or as the system.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work, string? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(actor is null ? Actor.System : Person(actor));
        return await work(scope.ServiceProvider);
    }

    /// <summary>Moves the drill's clock as its administrator does; on a server database the product reads it from there.</summary>
    public async Task StandAtAsync(DateTimeOffset instant)
    {
        var moved = await InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new MoveClock(instant)), "admin");
        if (!moved.IsOk) throw new InvalidOperationException($"The clock did not move: {moved.Refusal.Code}");
    }

    internal Task<T> DbAsync<T>(Func<EnforcementDb, Task<T>> work) =>
        InScopeAsync(services => work(services.GetRequiredService<EnforcementDb>()));

    /// <summary><c>admin</c> and <c>auditor</c> of the district; anyone else is an inspector of 溪翁庄镇.</summary>
    public static Actor Person(string name) => name switch
    {
        "admin" => new(name, name, "110118", UnitKind.District, [PersonRole.Administrator]),
        "auditor" => new(name, name, "110118", UnitKind.District, [PersonRole.Auditor]),
        _ => new(name, name, "110118101", UnitKind.Town, [PersonRole.Inspector]),
    };

    public async ValueTask DisposeAsync()
    {
        if (_ended) return;
        _ended = true;
        if (_pooled is { } pooled)
        {
            await HostPool.ReturnAsync(pooled.Key, pooled.Host);
            return;
        }
        await _app.DisposeAsync();
        if (_owned) await TestDatabase.DeleteAsync(_directory);
        else TestDatabase.Close(_directory);
    }

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
        CurrentActor current)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Actor"] is not [{ } name, ..]) return Task.FromResult(AuthenticateResult.NoResult());
            var person = Person(name);
            current.Become(person);
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name),
                .. person.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString()))], "header");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "header")));
        }
    }
}
