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

/// <summary>Two webs and two workers as processes of their own, on one PostgreSQL database, one data directory and one mail server.</summary>
public sealed class Installation : IAsyncLifetime
{
    private const string Database = "installation";

    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-several-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) }; // no slow machine reaches it; a drill may wait for a killed one's lock

    /// <summary>A process of the installation. Killed and started again, it keeps its address.</summary>
    internal sealed class Member(string name, string url, bool jobs) : IDisposable
    {
        public string Name { get; } = name;
        public string Url { get; } = url;
        public bool Jobs { get; } = jobs;
        public Process? Process { get; set; }
        public List<string> Said { get; } = [];

        public void Dispose()
        {
            if (Process is null) return;
            if (!Process.HasExited) Process.Kill(); // SIGKILL
            Process.WaitForExit();
            Process.Dispose();
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
    internal async Task StartAsync(Member member, string? database = null, PostgreSqlServer? server = null)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (name, value) in new[]
        {
            ("ASPNETCORE_URLS", member.Url), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Enforcement__DataDirectory", _directory), ("Enforcement__Demo", "true"), ("Enforcement__DemoPassword", "Demo12345"),
            ("Enforcement__Simulation", "true"), ("Enforcement__SimulationStart", "2026-04-10T09:00:00+08:00"), ("Enforcement__Jobs", member.Jobs ? "true" : "false"),
            ("Enforcement__Database__Provider", "PostgreSql"), ("Enforcement__Database__Migrate", "true"), ("ConnectionStrings__Enforcement", (server ?? Server).ConnectionString(database ?? Database)),
            ("Enforcement__Smtp__Host", "127.0.0.1"), ("Enforcement__Smtp__Port", $"{Mail.Port}"), ("Enforcement__Smtp__StartTls", "false"), ("Enforcement__Smtp__From", "notice@wjgk.example.cn"),
        })
            start.Environment[name] = value;
        var process = member.Process = Process.Start(start)!;
        void Keep(object _, DataReceivedEventArgs line)
        {
            if (line.Data is { } said)
                lock (member.Said) member.Said.Add(said);
        }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var i = 0; i < 1_200 && !process.HasExited; i++)
        {
            try
            {
                using var ready = await _http.GetAsync($"{member.Url}/health/ready");
                if (ready.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(100);
        }
        lock (member.Said) throw new InvalidOperationException($"{member.Name} did not start: {string.Join('\n', member.Said.TakeLast(30))}");
    }

    internal static Member NewMember(string name, bool jobs) => new(name, $"http://127.0.0.1:{MailServer.FreePort()}", jobs);

    internal async Task<(int Status, JsonNode? Body)> SendAsync(Member member, HttpMethod method, string path, string user, object? body = null, string? key = null)
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

    /// <summary>Reads or prepares rows beside the processes, each time by a connection of its own: a kept one would be broken by an outage.</summary>
    internal async Task<T> DbAsync<T>(Func<EnforcementDb, Task<T>> work)
    {
        var actor = new CurrentActor();
        actor.Become(Actor.System);
        await using var db = new PostgreSqlEnforcementDb(new DbContextOptionsBuilder<PostgreSqlEnforcementDb>().UseNpgsql(Server.ConnectionString(Database) + ";Pooling=false").Options, actor);
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
