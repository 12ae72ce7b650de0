using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Enforcement.Testing;

/// <summary>
/// A started product on a directory of its own that one test has after the other. Between two tests its own background services are
/// stopped, the
/// directory and the database become the template's again and what it holds in memory is put back: the next test finds what a first start
/// would give it.
/// </summary>
internal sealed class PooledHost
{
    private readonly HostState _state;
    private readonly RequestsInFlight _requests;
    private readonly BackgroundService[] _background;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly string _template;

    /// <param name="product">What holds the product, and ends it when disposed of.</param>
    /// <param name="services">The product's.</param>
    /// <param name="registered">How they were registered.</param>
    /// <param name="directory">The product's data directory.</param>
    /// <param name="template">What the directory was copied from.</param>
    public PooledHost(IAsyncDisposable product, IServiceProvider services, IServiceCollection registered, string directory, string template)
    {
        (Product, Directory, _template) = (product, directory, template);
        _requests = services.GetRequiredService<RequestsInFlight>();
        _lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        _background = [.. services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Where(s => s.GetType().Assembly.GetName().Name!.StartsWith("Enforcement.", StringComparison.Ordinal))];
        _state = new HostState(services, registered);
    }

    public IAsyncDisposable Product { get; }
    public string Directory { get; }

    /// <summary>What keeps this host from being used again; empty: nothing.</summary>
    public IReadOnlyList<string> Unknown => _state.Unknown;

    /// <summary>To be called on the services of every product that a test starts.</summary>
    public static void Prepare(IServiceCollection services) => services
        .AddSingleton<RequestsInFlight>().AddSingleton<IStartupFilter>(s => s.GetRequiredService<RequestsInFlight>())
        .Configure<PasswordHasherOptions>(o =>
            o.IterationCount = 1_000); // a hundred times that make a person wait for a guess, and a suite for nothing

    /// <summary>Takes back what a test did; false, or an exception: it cannot be, and the host is to be ended.</summary>
    public async Task<bool> ResetAsync()
    {
        if (_lifetime.ApplicationStopping.IsCancellationRequested || Unknown.Count > 0) return false;
        await Wait.UntilAsync(() => _requests.Count == 0, "requests of the test before");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var service in _background.Reverse()) await service.StopAsync(soon.Token);
        if (!_state.PutBack()) return false;
        await Template.CopyAsync(_template, Directory);
        return true;
    }

    /// <summary>Begins again, after <see cref="ResetAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        foreach (var service in _background)
        {
            await service.StartAsync(CancellationToken.None);
            // As the framework watches one that it started itself.
            _ = service.ExecuteTask!.ContinueWith(_ => _lifetime.StopApplication(), CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    public async ValueTask EndAsync()
    {
        await Product.DisposeAsync();
        await TestDatabase.DeleteAsync(Directory);
    }
}

/// <summary>Counts the requests that are being answered: a client that left does not end the answering.</summary>
internal sealed class RequestsInFlight : IStartupFilter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            Interlocked.Increment(ref _count);
            try
            {
                await rest(http);
            }
            finally
            {
                Interlocked.Decrement(ref _count);
            }
        });
        next(app);
    };
}

/// <summary>The started products that no test has just now, by how they were made.</summary>
internal static class HostPool
{
    // A test class has one product at a time as a rule, and two classes run at once: more than these wait in vain.
    private const int Most = 8;
    private static readonly Lock One = new();
    private static readonly LinkedList<(object Key, PooledHost Host)> Idle = []; // the last used first

    /// <summary>How many products were started and how many times one was used again, in this process.</summary>
    public static (int Started, int Reused) Counts { get; private set; }

    /// <summary>A product made so that waits, or a new one.</summary>
    public static async Task<PooledHost> BorrowAsync(object key, Func<Task<PooledHost>> start)
    {
        PooledHost? waiting = null;
        lock (One)
        {
            for (var node = Idle.First; node is not null && waiting is null; node = node.Next)
            {
                if (!node.Value.Key.Equals(key)) continue;
                waiting = node.Value.Host;
                Idle.Remove(node);
                break;
            }
            Counts = waiting is null ? (Counts.Started + 1, Counts.Reused) : (Counts.Started, Counts.Reused + 1);
        }
        if (waiting is null) return await start();
        await waiting.ResumeAsync();
        return waiting;
    }

    /// <summary>Takes a product back after its test; ends it when it cannot be as new again.</summary>
    public static async Task ReturnAsync(object key, PooledHost host)
    {
        if (!await TryResetAsync(host))
        {
            await host.EndAsync();
            return;
        }
        PooledHost? surplus = null;
        lock (One)
        {
            Idle.AddFirst((key, host));
            if (Idle.Count > Most)
            {
                surplus = Idle.Last!.Value.Host;
                Idle.RemoveLast();
            }
        }
        if (surplus is not null) await surplus.EndAsync();
    }

    private static async Task<bool> TryResetAsync(PooledHost host)
    {
        try
        {
            return await host.ResetAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException or IOException)
        {
            return false;
        }
    }
}
