using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

/// <summary>
/// Two webs and two workers as processes of their own, on one PostgreSQL database, one data directory and one mail server.
/// </summary>
public sealed class Installation : IAsyncLifetime
{
    private const string Database = "installation";

    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-several-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(
        10) }; // no slow machine reaches it; a drill may wait for a killed one's lock

    /// <summary>A process of the installation. Killed and started again, it keeps its address.</summary>
    internal sealed class Member(string name, string url, bool jobs) : IDisposable
    {
        public string Name { get; } = name;
        public string Url { get; } = url;
        public bool Jobs { get; } = jobs;
        public ProductProcess? Process { get; set; }

        public void Dispose()
        {
            Process?.Dispose();
            Process = null;
        }
    }

    public PostgreSqlServer Server { get; } = new();
    public MailServer Mail { get; } = new();
    internal Member[] Webs { get; } = [NewMember("web 1", false), NewMember("web 2", false)];
    internal Member[] Workers { get; } = [NewMember("worker 1", true), NewMember("worker 2", true)];
    internal Member[] All => [.. Webs, .. Workers];

    public async ValueTask InitializeAsync()
    {
        await Server.StartAsync();
        await Server.CreateAsync(Database);
        await Mail.StartAsync();
        await Task.WhenAll(All.Select(m => StartAsync(m))); // all at once, on an empty database
    }

    /// <summary>The server and every process run, whatever a test that failed left behind.</summary>
    internal async Task StartAllAsync()
    {
        await Server.StartAsync();
        foreach (var ended in All.Where(m => m.Process is not { HasExited: false }))
        {
            ended.Dispose();
            await StartAsync(ended);
        }
    }

    /// <summary>Starts a process and waits until it is ready.</summary>
    internal async Task StartAsync(Member member, string? database = null, PostgreSqlServer? server = null) =>
        member.Process = await ProductProcess.StartAsync(
        member.Url, _directory,
        ("Enforcement:Jobs", member.Jobs ? "true" : "false"), ("Enforcement:Database:Provider", "PostgreSql"),
        ("Enforcement:Database:Migrate", "true"),
        ("ConnectionStrings:Enforcement", (server ?? Server).ConnectionString(database ?? Database)),
        ("Enforcement:Smtp:Host", "127.0.0.1"), ("Enforcement:Smtp:Port", $"{Mail.Port}"), ("Enforcement:Smtp:StartTls", "false"),
        ("Enforcement:Smtp:From", "notice@wjgk.example.cn"));

    internal static Member NewMember(string name, bool jobs) => new(name, $"http://127.0.0.1:{MailServer.FreePort()}", jobs);

    internal async Task<(int Status, JsonNode? Body)> SendAsync(Member member, HttpMethod method, string path, string user,
        object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, member.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{user}");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    internal async Task<JsonNode> GetAsync(Member member, string path, string user = "planning")
    {
        var (status, body) = await SendAsync(member, HttpMethod.Get, path, user);
        status.ShouldBe(200, $"{member.Name} {path} {body?.ToJsonString()}");
        return body!;
    }

    /// <summary>
    /// Reads or prepares rows beside the processes, each time by a connection of its own: a kept one would be broken by an outage.
    /// </summary>
    internal async Task<T> DbAsync<T>(Func<EnforcementDb, Task<T>> work)
    {
        var actor = new CurrentActor();
        actor.Become(Actor.System);
        await using var db = new PostgreSqlEnforcementDb(new DbContextOptionsBuilder<PostgreSqlEnforcementDb>()
            .UseNpgsql(Server.ConnectionString(Database) + ";Pooling=false").Options, actor);
        return await work(db);
    }

    /// <summary>Waits for a state, with an end that no slow machine reaches.</summary>
    internal static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        for (var began = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(100))
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(4)) throw new TimeoutException($"In vain: {what}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in All) member.Dispose();
        _http.Dispose();
        await Mail.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
