using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.DataProtection;

namespace Enforcement.Api.Data;

/// <summary>What must be true of the database before anything is served: schema, then what rooms put there. In order.</summary>
internal sealed class DatabaseStartup(IServiceProvider services, EnforcementSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var alone = await Schema.ReachAsync(() => StartupLock.TakeAsync(settings, cancellationToken), settings);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
        if (settings.Provider == DatabaseProvider.SqlServer
            && (await Schema.ReachAsync(() => SqlServerDatabase.ReadAsync(db, cancellationToken), settings))
                .Refusal() is { } refusal) throw new StartRefusedException(refusal);
        await Schema.BringUpAsync(db, settings, cancellationToken);
        foreach (var step in Composition.Rooms.SelectMany(r => r.Startup)) await step(scope.ServiceProvider, cancellationToken);
        scope.ServiceProvider.GetDataProtector("start").Protect("start"); // makes the first key now, while nobody else makes another one
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
