using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Benchmarks;

/// <summary>A case page with 500 journal entries over HTTP, warm, against the smallest answer of the same server in the same run.</summary>
internal static class PageBenchmark
{
    private const int Entries = 500, Requests = 200;

    public static async Task<bool> RunAsync()
    {
        await using var app = new EnforcementApp { SimulationStart = Bench.Start, Settings = Bench.Quiet };
        app.UseKestrel(0);
        app.StartServer();
        var number = (await Bench.OpenAsync(app, 1, Bench.Start))[0];
        var inspector = new Actor("inspector.xiwengzhuang", "检查", "110118101", UnitKind.Town, [PersonRole.Inspector]);
        for (var i = 2; i < Entries; i++)
        {
            await app.InScopeAsync(services => services.GetRequiredService<CaseStore>().ExecuteAsync(
                number, null, new Inspect(Bench.Start, false, null, false, $"第{i}次检查，现场仍在施工，当事人未停止。"), inspector, Bench.Start,
                CancellationToken.None), inspector);
        }
        using var client = app.ClientFor("inspector.xiwengzhuang");
        client.BaseAddress = app.ClientOptions.BaseAddress;
        var (page, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Requests + 30; i++)
        {
            page.Add(await GetAsync(client, $"/cases/{number}"));
            bare.Add(await GetAsync(client, "/health/live"));
        }
        var median = Bench.Median(page.Skip(30));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"     /health/live {Bench.Median(bare.Skip(30)):0.00} ms, the page is {median / Bench.Median(bare.Skip(30)):0.0}× that"));
        return Bench.Report($"case page with {Entries} journal entries, median of {Requests}", median, 30, " ms");
    }

    private static Task<double> GetAsync(HttpClient client, string path) => Bench.TimeAsync(async () =>
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    });
}
