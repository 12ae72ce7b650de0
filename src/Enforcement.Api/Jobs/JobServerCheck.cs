using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Enforcement.Api.Jobs;

/// <summary>Ready when the server of this process gave a sign of life within two minutes (it does every half).</summary>
internal sealed class JobServerCheck(JobServer server, JobStorage storage, TimeProvider real) : IHealthCheck
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (server.StartedAt is not { } started) return Task.FromResult(
            HealthCheckResult.Unhealthy("No job runs: the scheduler did not start."));
        var last = storage.GetMonitoringApi().Servers().Where(s => s.Name.StartsWith(JobServer.Name, StringComparison.OrdinalIgnoreCase))
            .Max(s => s.Heartbeat);
        var lived = last is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : started;
        return Task.FromResult(real.GetUtcNow() - lived < Recent ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The scheduler gave no sign of life since {lived:O}."));
    }
}
