using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Enforcement.Testing;

/// <summary>A real listener of webhooks: keeps each call, answers as <see cref="Answer"/> says; <c>/hang</c> never answers.</summary>
public sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookListener(WebApplication app) => _app = app;

    /// <summary>A call as it arrived.</summary>
    public sealed record Call(string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At);

    public ConcurrentQueue<Call> Calls { get; } = new();
    public (int Status, string Body) Answer { get; set; } = (200, """{"errcode":0,"errmsg":"ok"}""");
    /// <summary>How long <c>/slow</c> takes to answer.</summary>
    public TimeSpan Slowness { get; set; }
    public string Address => _app.Urls.First();

    public static async Task<WebhookListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new WebhookListener(builder.Build());
        listener._app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            listener.Calls.Enqueue(new Call(http.Request.Path, http.Request.QueryString.Value ?? "",
                http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body,
                TimeProvider.System.GetUtcNow()));
            if (http.Request.Path == "/hang") await Task.Delay(Timeout.Infinite, http.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
            if (http.Request.Path == "/slow") await Task.Delay(listener.Slowness);
            http.Response.StatusCode = listener.Answer.Status;
            await http.Response.WriteAsync(listener.Answer.Body);
        });
        await listener._app.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
