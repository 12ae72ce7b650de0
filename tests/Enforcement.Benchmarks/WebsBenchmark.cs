using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Enforcement.Testing;

namespace Enforcement.Benchmarks;

/// <summary>
/// Requests a second of 1, 2 and 4 web processes on one PostgreSQL database, all on this machine with the clients: seven reads
/// (dashboard, lists, a case) to one write (an inspection).
/// Tells what bound it; has no limit of its own but that nothing fails.
/// </summary>
internal static class WebsBenchmark
{
    private const int Clients = 16, Cases = 100;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5), Measured = TimeSpan.FromSeconds(10);

    public static async Task<bool> RunAsync()
    {
        var failed = 0L;
        foreach (var count in new[] { 1, 2, 4 })
        {
            await using var server = new PostgreSqlServer();
            await server.StartAsync();
            await server.CreateAsync("webs");
            var directory = Directory.CreateTempSubdirectory("enforcement-webs-").FullName;
            var webs = new List<ProductProcess>();
            try
            {
                for (var i = 0; i < count; i++)
                    webs.Add(await ProductProcess.StartAsync(
                        $"http://127.0.0.1:{MailServer.FreePort()}", directory, ("Enforcement:Jobs", "false"),
                        ("Enforcement:Database:Provider", "PostgreSql"), ("Enforcement:Database:Migrate", "true"),
                        ("ConnectionStrings:Enforcement", server.ConnectionString("webs"))));
                failed += await MeasureAsync(webs);
            }
            finally
            {
                foreach (var web in webs) web.Dispose();
                Directory.Delete(directory, recursive: true);
            }
        }
        return Bench.Report("answers of web processes that were no success", failed, 0, "");
    }

    private static async Task<long> MeasureAsync(List<ProductProcess> webs)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var numbers = new List<string>();
        for (var i = 0; i < Cases; i++)
        {
            using var opened = await SendAsync(http, HttpMethod.Post, $"{webs[0].Url}/api/cases", "inspector.gubeikou",
                new { place = new { lon = 116.9, lat = 40.5 }, address = $"基准 {i}" });
            numbers.Add((await opened.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("number").GetString()!);
        }
        long answered = 0, failed = 0;
        async Task ClientAsync(int client, TimeSpan length)
        {
            var began = Stopwatch.GetTimestamp();
            for (var n = client; Stopwatch.GetElapsedTime(began) < length; n++)
            {
                var (url, number) = (webs[n % webs.Count].Url, numbers[(n * 7 + client) % numbers.Count]);
                using var answer = (n % 8) switch
                {
                    0 => await SendAsync(http, HttpMethod.Post, $"{url}/api/cases/{number}/actions/inspect", "inspector.gubeikou",
                        new { findings = $"检查 {n}" }),
                    1 or 2 => await SendAsync(http, HttpMethod.Get, $"{url}/api/dashboards/overdue", "planning"),
                    3 or 4 => await SendAsync(http, HttpMethod.Get, $"{url}/api/cases?pageSize=20", "inspector.gubeikou"),
                    _ => await SendAsync(http, HttpMethod.Get, $"{url}/api/cases/{number}", "inspector.gubeikou"),
                };
                Interlocked.Increment(ref answer.IsSuccessStatusCode ? ref answered : ref failed);
            }
        }
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => ClientAsync(c, Warm)));
        (answered, var busyBefore) = (0, webs.Sum(w => w.Busy.TotalSeconds));
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => ClientAsync(c, Measured)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var busy = webs.Sum(w => w.Busy.TotalSeconds) - busyBefore;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"     {webs.Count} web process{(webs.Count == 1 ? "" : "es")}: {answered / seconds:0} requests/s ({failed} failed); the webs kept {busy / seconds:0.0} of {Environment.ProcessorCount} cores busy"));
        return failed;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string url, string user,
        object? body = null)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{user}");
        if (body is not null) request.Content = JsonContent.Create(body);
        return await http.SendAsync(request);
    }
}
