using Enforcement.Api.Data;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Simulation;

/// <summary>The clock that drills and tests move.</summary>
internal static class SimulationRoom
{
    public static Room It => new()
    {
        Services = (services, settings) =>
        {
            services.AddScoped<SimulationAccess>();
            if (ClockFollower.IsNeeded(settings)) services.AddSingleton<ISharedState, SharedClock>().AddHostedService<ClockFollower>();
        },
        Routes = [SimulationEndpoints.Map],
        Startup = [SimulationStartup.RestoreClockAsync],
    };
}
