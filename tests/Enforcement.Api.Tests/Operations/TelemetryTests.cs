using System.Collections.Concurrent;
using System.Text;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Operations;

/// <summary>Traces and metrics as they leave, received by a real listener.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_metrics_leave_for_the_endpoint_and_name_nobody()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = new EnforcementApp { Settings = [("Enforcement:Telemetry:Endpoint", collector.Address)] };
        using var http = new CaseClient(app);
        await http.GetAsync("planning", "/api/cases?q=张大三&party=110228198001010011");
        await http.SendAsync("admin", HttpMethod.Put, "/api/people/inspector.gubeikou", new { displayName = "王小五" });
        await http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = "leader", password = "Geheim-2026" });
        using (var feed = await app.ClientFor(null).GetAsync(new Uri("/calendar/a-secret-token.ics", UriKind.Relative))) { }
        using (var page = await app.ClientFor("planning").GetAsync(new Uri("/cases/MY2026-101-0001?party=李某某", UriKind.Relative))) { }
        await using var hooks = await WebhookListener.StartAsync();
        using var caller = new HttpClient();
        using (var called = await caller.GetAsync(new Uri($"{hooks.Address}/hook/key-in-the-path?access_token=key-in-the-query"))) { }

        app.Services.GetRequiredService<TracerProvider>().ForceFlush(20_000).ShouldBeTrue();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush(20_000).ShouldBeTrue();

        var traces = collector.Of("/v1/traces");
        traces.ShouldContain("/api/cases"); // the route's pattern
        traces.ShouldContain("/api/people/{userName}");
        traces.ShouldContain("http.response.status_code");
        collector.Of("/v1/metrics").ShouldContain("http.server.request.duration");
        var all = traces + collector.Of("/v1/metrics");
        foreach (var secret in new[] { "张大三", Uri.EscapeDataString("张大三"), "110228198001010011", "inspector.gubeikou", "王小五", "Geheim",
            "a-secret-token", "MY2026-101-0001", "李某某", Uri.EscapeDataString("李某某"), "key-in-the", "access_token", "demo-planning",
            "SELECT" })
            all.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_registered()
    {
        await using var app = await MadeApp.StartAsync();
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("/v1")]
    [InlineData("ftp://collector")]
    [InlineData("http://")]
    public async Task An_endpoint_that_is_no_address_is_said_at_start(string endpoint) =>
        (await Should.ThrowAsync<InvalidOperationException>(() =>
            MadeApp.StartAsync(settings: ("Enforcement:Telemetry:Endpoint", endpoint))))
            .Message.ShouldBe($"Enforcement:Telemetry:Endpoint is not an address of http or https: {endpoint}");

    [Fact]
    public async Task A_collector_that_is_not_there_hinders_nobody()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:Telemetry:Endpoint",
            $"http://127.0.0.1:{MailServer.FreePort()}")] };
        using var http = new CaseClient(app);
        (await http.GetAsync("planning", "/api/cases"))["items"].ShouldNotBeNull();
    }

    /// <summary>Takes what an exporter sends, by path.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = new();

        private Collector(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        /// <summary>Texts stand in Protobuf as they are, in UTF-8.</summary>
        public string Of(string path) => string.Concat(_got.Where(g => g.Path == path).Select(g => Encoding.UTF8.GetString(g.Body)));

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector._app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                collector._got.Enqueue((http.Request.Path, body.ToArray()));
                http.Response.ContentType = "application/x-protobuf";
            });
            await collector._app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
