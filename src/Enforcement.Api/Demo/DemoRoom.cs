using Enforcement.Api.Kernel;

namespace Enforcement.Api.Demo;

/// <summary>Sample cases and leads for trying out.</summary>
internal static class DemoRoom
{
    public static Room It => new()
    {
        Startup = [DemoCases.RunAsync, DemoLeads.RunAsync],
    };
}
