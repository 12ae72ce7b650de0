using Enforcement.Api;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Testing;

/// <summary>
/// The composition of the product with a test's own routes in it. Whoever the header <c>X-Actor</c> names is the actor:
/// what surrounds every request can be tried without people.
/// </summary>
public sealed class MadeApp : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
    private readonly WebApplication _app;

    private MadeApp(Action<WebApplication> routes, Action<IServiceCollection>? services)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection([new("Enforcement:DataDirectory", _directory), new("Enforcement:Jobs", "false")]);
        builder.AddEnforcement();
        builder.WebHost.UseTestServer();
        services?.Invoke(builder.Services);
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            if (http.Request.Headers["X-Actor"] is [{ } name, ..])
                http.RequestServices.GetRequiredService<CurrentActor>().Become(Person(name));
            return next(http);
        });
        _app.UseEnforcement();
        routes(_app);
        _app.MapEnforcement();
    }

    /// <summary>Starts it; what start-up refuses, this throws.</summary>
    public static async Task<MadeApp> StartAsync(Action<WebApplication> routes, Action<IServiceCollection>? services = null)
    {
        var made = new MadeApp(routes, services);
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

    public static Actor Person(string name) => new(name, name, "110118101", UnitKind.Town, [PersonRole.Inspector]);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
