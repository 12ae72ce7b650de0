using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

/// <summary>
/// The whole product as a process of its own, killed (SIGKILL) in the middle of 200 concurrent writes and sweeps: afterwards no accepted
/// write is
/// lost, none is applied twice, and every journal verifies.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncDisposable
{
    private static readonly string[] Towns = ["xiwengzhuang", "gubeikou", "mujiayu", "taishitun", "henanzhai"];

    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-kill-").FullName;
    private readonly HttpClient _http = new() { Timeout = Wait.End };

    private sealed record Write(string Key, string User, string Path, JsonObject? Body, string? CaseNumber);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_kill_in_the_middle_of_200_writes_loses_nothing_and_applies_nothing_twice(int seed)
    {
        var random = new Random(seed);
        var accepted = new ConcurrentDictionary<string, string>();
        List<Write> writes;
        await TestDatabase.CreateAsync(_directory);
        using (var first = await StartAsync())
        {
            var prepared = new List<(string User, string Number)>();
            foreach (var n in Enumerable.Range(0, 40))
            {
                var user = $"inspector.{Towns[n % Towns.Length]}";
                var opened = await PostAsync(first, new Write($"prepare-{n}", user, "/api/cases", Opening($"prepared {n}"), null));
                prepared.Add((user, opened.Body!["number"]!.GetValue<string>()));
            }
            // The stops of all prepared cases fall due, so that sweeps have work while people write.
            await PutClockAsync(first, "2026-04-13T09:00:00+08:00");
            writes = [.. Enumerable.Range(0, 200).Select(n => Make(n, prepared))];
            var killAfter = 40 + random.Next(80);
            var shuffled = writes.OrderBy(_ => random.Next()).ToList();
            var kill = Task.Run(async () =>
            {
                await Wait.UntilAsync(() => accepted.Count >= killAfter, "enough accepted writes");
                first.Kill();
            });
            await Task.WhenAll(shuffled.Select(async w =>
            {
                try
                {
                    var (status, body) = await PostAsync(first, w);
                    if (status is 200 or 201) accepted[w.Key] = body?["number"]?.GetValue<string>() ?? "";
                }
                catch (HttpRequestException)
                {
                    // killed before the answer: it may have been applied or not
                }
            }));
            await kill;
        }
        output.WriteLine($"seed {seed}: {accepted.Count} of {writes.Count} answered before the kill");
        accepted.Count.ShouldBeInRange(40, 199);

        using var second = await StartAsync();
        foreach (var w in writes)
        {
            var (status, body) = await PostAsync(second, w);
            status.ShouldBeOneOf([200, 201], $"{w.Key} {body?.ToJsonString()}");
            if (accepted.TryGetValue(w.Key, out var number) && number.Length > 0) body!["number"]!.GetValue<string>()
                .ShouldBe(number, "the same answer as the first time");
        }

        var cases = (await GetAsync(second, "/api/cases?q=kill&pageSize=200"))["items"]!.AsArray();
        cases.Select(c => c!["address"]!.GetValue<string>()).ShouldBe(
            writes.Where(w => w.CaseNumber is null && w.Body is not null).Select(w => w.Body!["address"]!.GetValue<string>()),
            ignoreOrder: true);
        foreach (var inspected in writes.Where(w => w.CaseNumber is not null))
        {
            var entries = (await GetAsync(second, $"/api/cases/{inspected.CaseNumber}/journal"))["items"]!.AsArray();
            entries.Count(e => e!["type"]!.GetValue<string>() == "siteInspected"
                && e["data"]!["findings"]!.GetValue<string>() == inspected.Body!["findings"]!.GetValue<string>())
                .ShouldBe(1, inspected.Key);
        }
        (await GetAsync(second, "/api/journal/verification", "admin"))["broken"]!.AsArray().ShouldBeEmpty();
        foreach (var item in (await GetAsync(second, "/api/cases?pageSize=200"))["items"]!.AsArray())
        {
            var folded = await GetAsync(second, $"/api/cases/{item!["number"]}");
            (folded["stage"]!.ToJsonString(), folded["version"]!.ToJsonString())
                .ShouldBe((item["stage"]!.ToJsonString(), item["version"]!.ToJsonString()));
        }
    }

    private static Write Make(int n, List<(string User, string Number)> prepared) => (n % 10) switch
    {
        < 4 => new Write($"open-{n}", $"inspector.{Towns[n % Towns.Length]}", "/api/cases", Opening($"kill {n}"), null),
        < 9 => new Write(
            $"inspect-{n}", prepared[n % prepared.Count].User, $"/api/cases/{prepared[n % prepared.Count].Number}/actions/inspect",
            new JsonObject { ["findings"] = $"检查 {n}" }, prepared[n % prepared.Count].Number),
        _ => new Write($"sweep-{n}", "admin", "/api/simulation/run-jobs", null, null),
    };

    private static JsonObject Opening(string address) =>
        new() { ["place"] = new JsonObject { ["lon"] = 116.9, ["lat"] = 40.5 }, ["address"] = address };

    private Task<ProductProcess> StartAsync() =>
        ProductProcess.StartAsync($"http://127.0.0.1:{MailServer.FreePort()}", _directory, TestDatabase.SettingsOf(_directory));

    private async Task<(int Status, JsonNode? Body)> PostAsync(ProductProcess server, Write w)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url + w.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{w.User}");
        request.Headers.Add("Idempotency-Key", w.Key);
        if (w.Body is not null) request.Content = JsonContent.Create(w.Body);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private async Task<JsonNode> GetAsync(ProductProcess server, string path, string user = "planning")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{user}");
        using var response = await _http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task PutClockAsync(ProductProcess server, string now)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put,
            $"{server.Url}/api/simulation/clock") { Content = JsonContent.Create(new { now }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "demo-admin");
        using var response = await _http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await TestDatabase.DeleteAsync(_directory);
    }
}
