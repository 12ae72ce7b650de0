using System.Security.Claims;
using System.Text.Encodings.Web;
using Enforcement.Api;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
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

    private MadeApp(Action<WebApplication>? routes, Action<IServiceCollection>? services, string directory, bool owned, (string Key, string Value)[] settings)
    {
        (_directory, _owned) = (directory, owned);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Enforcement:DataDirectory", directory), new("Enforcement:Jobs", "false"), new("Enforcement:Simulation", "true"),
        ]);
        builder.Configuration.AddInMemoryCollection(TestDatabase.SettingsOf(directory).Concat(settings).Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.AddEnforcement();
        builder.WebHost.UseTestServer();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
        builder.Services.PostConfigure<AuthenticationOptions>(o =>
            (o.DefaultScheme, o.DefaultAuthenticateScheme, o.DefaultChallengeScheme, o.DefaultForbidScheme) = ("header", "header", "header", "header"));
        services?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseEnforcement();
        routes?.Invoke(_app);
        _app.MapEnforcement();
    }

    /// <summary>Starts it; what start-up refuses, this throws.</summary>
    /// <param name="routes">The test's own routes.</param>
    /// <param name="services">Further services.</param>
    /// <param name="directory">A data directory to start (again) on; null: one of its own, removed at the end.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<MadeApp> StartAsync(
        Action<WebApplication>? routes = null, Action<IServiceCollection>? services = null, string? directory = null, params (string Key, string Value)[] settings)
    {
        var owned = directory ?? Directory.CreateTempSubdirectory("enforcement-").FullName;
        if (directory is null && settings.All(s => s.Key != "Enforcement:Database:Migrate"))
            await Template.CopyAsync($"made {string.Join(' ', settings)}", async template => await (await StartAsync(directory: template, settings: settings)).DisposeAsync(), owned);
        else if (directory is null) await TestDatabase.CreateAsync(owned);
        var made = new MadeApp(routes, services, owned, directory is null, settings);
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

    internal Task<T> DbAsync<T>(Func<EnforcementDb, Task<T>> work) => InScopeAsync(services => work(services.GetRequiredService<EnforcementDb>()));

    /// <summary><c>admin</c> and <c>auditor</c> of the district; anyone else is an inspector of 溪翁庄镇.</summary>
    public static Actor Person(string name) => name switch
    {
        "admin" => new(name, name, "110118", UnitKind.District, [PersonRole.Administrator]),
        "auditor" => new(name, name, "110118", UnitKind.District, [PersonRole.Auditor]),
        _ => new(name, name, "110118101", UnitKind.Town, [PersonRole.Inspector]),
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        TestDatabase.Close(_directory);
        if (_owned) await TestDatabase.DeleteAsync(_directory);
    }

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CurrentActor current)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Actor"] is not [{ } name, ..]) return Task.FromResult(AuthenticateResult.NoResult());
            var person = Person(name);
            current.Become(person);
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. person.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString()))], "header");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "header")));
        }
    }
}
