using System.Net.Http.Headers;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Testing;

/// <summary>
/// The whole product on a database of its own: demo people, a clock that stands where the test puts it, and jobs that
/// run only when the test runs them. Starts when it is first asked for something. It may have served another test before (<see
/// cref="PooledHost"/>), unless
/// the test gave a directory (to start a second time on it), services of its own, or the scheduler runs.
/// </summary>
public sealed class EnforcementApp : IAsyncDisposable, IDisposable
{
    private readonly string? _given;
    private readonly Lazy<(Started Product, PooledHost? Pooled)> _host;
    private int? _port;
    private bool _ended;

    public EnforcementApp(string? directory = null)
    {
        _given = directory;
        // Away from the test's own context, which may be what it waits on.
        _host = new(() => Task.Run(StartAsync).GetAwaiter().GetResult());
    }

    public string DataDirectory => _given ?? Host.DataDirectory;

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
    /// <summary>True: nobody had it before and nobody has it afterwards, for a test of starting or ending itself.</summary>
    public bool Fresh { get; init; }

    public IServiceProvider Services => Host.Services;

    /// <summary>How it is used again; null: it is not.</summary>
    internal PooledHost? Pooled => _host.Value.Pooled;

    /// <summary>True when no request is being answered.</summary>
    public bool IsQuiet => Services.GetRequiredService<RequestsInFlight>().Count == 0;

    /// <summary>How its clients are made; with <see cref="StartServer"/> it holds the address.</summary>
    public WebApplicationFactoryClientOptions ClientOptions => Host.ClientOptions;

    /// <summary>Listens on a real port (0: a free one) instead of in memory; before anything else is asked of it.</summary>
    public void UseKestrel(int port) => _port = port;

    public void StartServer() => Host.StartServer();

    public HttpClient CreateClient() => Host.CreateClient();

    public HttpClient CreateClient(WebApplicationFactoryClientOptions options) => Host.CreateClient(options);

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

    public async ValueTask DisposeAsync()
    {
        if (_ended) return;
        _ended = true;
        if (!_host.IsValueCreated) return;
        var (product, pooled) = _host.Value;
        if (pooled is not null)
        {
            await HostPool.ReturnAsync(Key, pooled);
            return;
        }
        await product.DisposeAsync();
        if (_given is null) await TestDatabase.DeleteAsync(product.DataDirectory);
        else TestDatabase.Close(_given);
    }

    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private Started Host
    {
        get
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            return _host.Value.Product;
        }
    }

    /// <summary>How the product is made; two with one key are the same.</summary>
    private string Key => $"app {Demo} {Simulation} {SimulationStart:O} {Environment} {_port} {string.Join(' ', Settings)}";

    private string TemplateKey => $"app {Demo} {Simulation} {SimulationStart:O} {Environment} {string.Join(' ', Settings)}";

    private async Task<(Started, PooledHost?)> StartAsync()
    {
        if (_given is not null) return (Start(_given), null);
        if (Settings.Any(s => s.Key == "Enforcement:Database:Migrate")) return (Start(await Template.NewAsync()),
            null); // as it is, an empty database
        var template = await Template.OfAsync(TemplateKey, FirstStartAsync);
        if (Fresh || Jobs || MoreServices is not null) return (await StartOnCopyAsync(template), null);
        var pooled = await HostPool.BorrowAsync(Key, async () =>
        {
            var started = await StartOnCopyAsync(template);
            return new PooledHost(started, started.Services, started.Registered!, started.DataDirectory, template);
        });
        return ((Started)pooled.Product, pooled);
    }

    private async Task<Started> StartOnCopyAsync(string template)
    {
        var directory = Template.NewDirectory();
        await Template.CopyAsync(template, directory);
        return Start(directory);
    }

    private Started Start(string directory)
    {
        var started = new Started(this, directory);
        if (_port is { } port)
        {
            started.UseKestrel(port);
            started.StartServer();
        }
        _ = started.Services; // starts it
        return started;
    }

    private async Task FirstStartAsync(string directory)
    {
        await using var app = new EnforcementApp(directory) { Demo = Demo, Simulation = Simulation, SimulationStart = SimulationStart,
            Environment = Environment, Settings = Settings };
        _ = app.Services; // starts it
    }

    private sealed class Started(EnforcementApp asked, string directory) : WebApplicationFactory<Program>
    {
        // Copied: the one who asked ends before this does.
        private readonly (DateTimeOffset? Start, bool Simulation, bool Demo, bool Jobs, string Environment,
            IReadOnlyList<(string Key, string Value)> Settings, Action<IServiceCollection>? More) _asked =
            (asked.SimulationStart, asked.Simulation, asked.Demo, asked.Jobs, asked.Environment, asked.Settings, asked.MoreServices);

        public string DataDirectory => directory;

        public IServiceCollection? Registered { get; private set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(_asked.Environment);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Enforcement:DataDirectory", directory);
            builder.UseSetting("Enforcement:Demo", _asked.Demo.ToString());
            builder.UseSetting("Enforcement:Simulation", _asked.Simulation.ToString());
            builder.UseSetting("Enforcement:Jobs", _asked.Jobs.ToString());
            if (_asked.Start is { } start) builder.UseSetting("Enforcement:SimulationStart", start.ToString("O"));
            foreach (var (key, value) in TestDatabase.SettingsOf(directory)) builder.UseSetting(key, value);
            foreach (var (key, value) in _asked.Settings) builder.UseSetting(key, value);
            builder.ConfigureServices(services =>
            {
                PooledHost.Prepare(services);
                services.ConfigureDbContext<SqliteEnforcementDb>(o => o.AddInterceptors(SqlServerStatements.Recorder));
                _asked.More?.Invoke(services);
                Registered = services;
            });
        }
    }
}
