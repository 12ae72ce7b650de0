using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Api.Tests.Cases;

/// <summary>Walks cases over HTTP as their people would.</summary>
internal sealed class CaseClient(EnforcementApp app) : IDisposable
{
    public const string Inspector = "inspector.xiwengzhuang", Lead = "lead.xiwengzhuang", OtherTown = "inspector.gubeikou";

    /// <summary>The smallest PNG there is: one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private readonly Dictionary<string, HttpClient> _clients = [];

    public HttpClient As(string? user)
    {
        if (!_clients.TryGetValue(user ?? "", out var client)) _clients[user ?? ""] = client = app.ClientFor(user);
        return client;
    }

    public async Task<(int Status, JsonNode? Body)> SendAsync(string? user, HttpMethod method, string path, object? body = null,
        string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await As(user).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public async Task<JsonNode> GetAsync(string user, string path)
    {
        var (status, body) = await SendAsync(user, HttpMethod.Get, path);
        status.ShouldBe(200, path);
        return body!;
    }

    public Task<JsonNode> CaseAsync(string number, string user = Inspector) => GetAsync(user, $"/api/cases/{number}");

    public async Task<string> OpenAsync(string address = "溪翁庄镇测试路1号", string user = Inspector, object? party = null)
    {
        var (status, body) = await SendAsync(user, HttpMethod.Post, "/api/cases",
            new { place = new { lon = 116.861, lat = 40.47 }, address, party });
        status.ShouldBe(201, body?.ToJsonString());
        return body!["number"]!.GetValue<string>();
    }

    public async Task<JsonNode> ActAsync(string number, string action, object? body = null, string user = Inspector, int expect = 200)
    {
        var (status, answer) = await SendAsync(user, HttpMethod.Post, $"/api/cases/{number}/actions/{action}", body ?? new { });
        status.ShouldBe(expect, $"{action}: {answer?.ToJsonString()}");
        return answer!;
    }

    public async Task<string> StoppedAsync(string? number = null)
    {
        number ??= await OpenAsync();
        await ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "在施" });
        await ActAsync(number, "stop", new { document = "stopNotice", servedAt = await NowAsync(), method = "direct" });
        return number;
    }

    public async Task<string> OrderedAsync(string? number = null)
    {
        number = await StoppedAsync(number);
        await ActAsync(number, "determine", new { illegal = true, basis = "未取得规划许可", landCategory = "farmland" });
        await ActAsync(number, "order-self-demolition",
            new { servedAt = await NowAsync(), termDays = 3, proof = await ProofAsync(number) });
        return number;
    }

    /// <summary>A receipt of service among the case's evidence.</summary>
    public async Task<string[]> ProofAsync(string number) =>
        [(await UploadAsync(number, kind: "document", name: "送达回证.png"))["id"]!.GetValue<string>()];

    public async Task<JsonNode> UploadAsync(string number, byte[]? bytes = null, string kind = "afterPhoto", string user = Inspector,
        int expect = 201, string name = "拆后.png")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(number), "caseNumber" }, { new StringContent(kind), "kind" },
            { new ByteArrayContent(bytes ?? Png), "file", name },
        };
        using var response = await As(user).PostAsync("/api/evidence", form);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(expect, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<string> NowAsync() => (await GetAsync("admin", "/api/simulation/clock"))["now"]!.GetValue<string>();

    public async Task ClockAsync(string now)
    {
        (await SendAsync("admin", HttpMethod.Put, "/api/simulation/clock", new { now })).Status.ShouldBe(200);
        await RunJobsAsync();
    }

    public async Task RunJobsAsync() => (await SendAsync("admin", HttpMethod.Post, "/api/simulation/run-jobs")).Status.ShouldBe(200);

    public static JsonNode Deadline(JsonNode c, string kind) => c["deadlines"]!.AsArray()
        .Single(d => d!["kind"]!.GetValue<string>() == kind)!;

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
    }
}
