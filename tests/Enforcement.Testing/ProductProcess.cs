using System.Diagnostics;

namespace Enforcement.Testing;

/// <summary>The whole product as a process of its own, in a drill with demo people; ended by SIGKILL.</summary>
internal sealed class ProductProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private ProductProcess(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Processor time that it took so far.</summary>
    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="url">Where it listens.</param>
    /// <param name="directory">Its data directory.</param>
    /// <param name="settings">Further settings, with colons.</param>
    public static async Task<ProductProcess> StartAsync(string url, string directory,
        params IEnumerable<(string Key, string Value)> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Enforcement.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (key, value) in new[]
        {
            ("ASPNETCORE_URLS", url), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Enforcement:DataDirectory", directory),
            ("Enforcement:Demo", "true"), ("Enforcement:DemoPassword", "Demo12345"),
            ("Enforcement:Simulation", "true"), ("Enforcement:SimulationStart", "2026-04-10T09:00:00+08:00"),
        }.Concat(settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var product = new ProductProcess(Process.Start(start)!, url);
        product._process.OutputDataReceived += product.Keep; // read, or the pipe fills up
        product._process.ErrorDataReceived += product.Keep;
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = Wait.End };
        await Wait.UntilAsync(async () => product.HasExited || await IsReadyAsync(http, url), "the product is ready");
        if (!product.HasExited) return product;
        product._process.WaitForExit(); // and until all it said was read
        lock (product._said) throw new InvalidOperationException(
            $"The product did not start: {string.Join('\n', product._said.TakeLast(30))}");
    }

    public void Kill() => _process.Kill(); // SIGKILL

    public void Dispose()
    {
        if (!HasExited) Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string url)
    {
        try
        {
            using var ready = await http.GetAsync($"{url}/health/ready");
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } said)
            lock (_said) _said.Add(said);
    }
}
