using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Enforcement.Api.Data;

/// <summary>Ready when the database answers and no migration waits.</summary>
internal sealed class SchemaCheck(EnforcementDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        return waiting.Count == 0 ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"Migrations wait: {string.Join(", ", waiting)}.");
    }
}
