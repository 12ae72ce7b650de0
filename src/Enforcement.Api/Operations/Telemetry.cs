using System.Diagnostics;
using Enforcement.Api.Data;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Enforcement.Api.Operations;

/// <summary>
/// Traces and metrics of requests, of calls to others and of the runtime, sent by OTLP over HTTP to <c>Enforcement:Telemetry:Endpoint</c>
/// (e.g. <c>http://collector:4318</c>);
/// without that setting nothing is registered. What a span says of a request is its method, its route's pattern and its outcome: a path
/// or a query can hold the number of a
/// case, the name of a person, the secret of a calendar or the key of a webhook, and so do not leave.
/// </summary>
internal static class Telemetry
{
    /// <exception cref="InvalidOperationException">The endpoint is no address of http or https.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Enforcement:Telemetry:Endpoint"] is not { Length: > 0 } text) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps) || endpoint.Host.Length == 0)
            throw new StartRefusedException($"Enforcement:Telemetry:Endpoint is not an address of http or https: {text}");
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("enforcement", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithTracing(t => t.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddProcessor<Discreet>())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
    }

    /// <summary>Runs before the exporter, whoever wrote the addresses into a span.</summary>
    private sealed class Discreet : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => data.SetTag("url.path", null).SetTag("url.query", null).SetTag("url.full", null);
    }
}
