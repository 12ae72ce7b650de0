using System.Net.Http.Headers;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Testing;

/// <summary>
/// The whole product on a database file of its own: demo people, a clock that stands where the test puts it, and jobs that
/// run only when the test runs them. Disposing removes the directory, unless the test gave one (to start a second time on it).
/// </summary>
public sealed class EnforcementApp : WebApplicationFactory<Program>
{
    private readonly bool _ownsDirectory;

    public EnforcementApp(string? directory = null)
    {
        _ownsDirectory = directory is null;
        DataDirectory = directory ?? Directory.CreateTempSubdirectory("enforcement-").FullName;
    }

    public string DataDirectory { get; }

    /// <summary>Where the simulated clock of the empty database begins.</summary>
    public DateTimeOffset? SimulationStart { get; init; } = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
    public bool Simulation { get; init; } = true;
    public bool Demo { get; init; } = true;
    /// <summary>True: the scheduler runs as in production.</summary>
    public bool Jobs { get; init; }
    public string Environment { get; init; } = "Test";
    /// <summary>More settings, e.g. <c>("Enforcement:Database:Migrate", "false")</c>.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];
    /// <summary>Further or other services.</summary>
    public Action<IServiceCollection>? MoreServices { get; init; }

    /// <summary>A machine client that acts as a demo person, by that person's demo key; null: nobody.</summary>
    public HttpClient ClientFor(string? userName)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        if (userName is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{userName}");
        return client;
    }

    /// <summary>Sends a request inside the process, as an actor (the system when none is given).</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, Actor? actor = null) =>
        await InScopeAsync(services => services.GetRequiredService<IMediator>().Send(request), actor);

    /// <summary>Reads or prepares rows directly, as an actor (the system when none is given).</summary>
    internal Task<T> DbAsync<T>(Func<EnforcementDb, Task<T>> work, Actor? actor = null) =>
        InScopeAsync(services => work(services.GetRequiredService<EnforcementDb>()), actor);

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(actor ?? Actor.System);
        return await work(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (_ownsDirectory && Settings.All(s => s.Key != "Enforcement:Database:Migrate"))
            Task.Run(() => Template.CopyAsync($"app {Demo} {Simulation} {SimulationStart:O} {Environment} {string.Join(' ', Settings)}", FirstStartAsync, DataDirectory)).GetAwaiter().GetResult();
        else if (_ownsDirectory) Task.Run(() => TestDatabase.CreateAsync(DataDirectory)).GetAwaiter().GetResult();
        builder.UseEnvironment(Environment);
        builder.UseSetting("Enforcement:DataDirectory", DataDirectory);
        builder.UseSetting("Enforcement:Demo", Demo.ToString());
        builder.UseSetting("Enforcement:Simulation", Simulation.ToString());
        builder.UseSetting("Enforcement:Jobs", Jobs.ToString());
        if (SimulationStart is { } start) builder.UseSetting("Enforcement:SimulationStart", start.ToString("O"));
        foreach (var (key, value) in TestDatabase.SettingsOf(DataDirectory).Concat(Settings)) builder.UseSetting(key, value);
        if (MoreServices is { } more) builder.ConfigureServices(more);
    }

    private async Task FirstStartAsync(string directory)
    {
        await using var app = new EnforcementApp(directory) { Demo = Demo, Simulation = Simulation, SimulationStart = SimulationStart, Environment = Environment, Settings = Settings };
        _ = app.Services; // starts it
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        TestDatabase.Close(DataDirectory);
        if (_ownsDirectory) await TestDatabase.DeleteAsync(DataDirectory);
        GC.SuppressFinalize(this);
    }
}
