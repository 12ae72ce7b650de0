using Enforcement.Api.Kernel;

namespace Enforcement.Api.Policies;

/// <summary>The numbers of the measure, in versions.</summary>
internal static class PoliciesRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<PolicyBook>(),
        Routes = [PolicyEndpoints.Map],
        Startup = [PolicyBook.SeedAsync],
    };
}
