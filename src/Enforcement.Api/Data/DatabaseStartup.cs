using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>What must be true of the database before anything is served: schema, then what rooms put there. In order.</summary>
internal sealed class DatabaseStartup(IServiceProvider services, EnforcementSettings settings, ILogger<DatabaseStartup> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var alone = await StartupLock.TakeAsync(settings, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
        if (settings.Migrate) await db.MigrateAsync(cancellationToken);
        else if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            log.LogError("The database lacks migrations and Enforcement:Database:Migrate is off: run deploy/sqlserver.sql, then start again.");
            return; // /health/ready says so, too
        }
        foreach (var step in Composition.StartupSteps) await step(scope.ServiceProvider, cancellationToken);
        scope.ServiceProvider.GetDataProtector("start").Protect("start"); // makes the first key now, while nobody else makes another one
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
