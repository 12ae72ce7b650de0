using Enforcement.Api.Data;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Simulation;

/// <summary>
/// Lets a process of a drill follow the clock that another one moved: before each request, and each second for what runs by itself.
/// </summary>
internal sealed class ClockFollower(IServiceScopeFactory scopes, Stamps stamps, ILogger<ClockFollower> log) : BackgroundService
{
    public static bool IsNeeded(EnforcementSettings settings) => settings.Simulation && settings.Provider != DatabaseProvider.Sqlite;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await stamps.LookAsync(scope.ServiceProvider.GetRequiredService<EnforcementDb>(), stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning(e, "The simulated clock could not be read; trying again.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }
}
