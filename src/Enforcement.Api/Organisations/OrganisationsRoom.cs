using Enforcement.Api.Kernel;

namespace Enforcement.Api.Organisations;

/// <summary>The units: bodies, towns and villages.</summary>
internal static class OrganisationsRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<UnitDirectory>(),
        Routes = [UnitEndpoints.Map],
        Startup = [UnitEndpoints.SeedAsync],
    };
}
