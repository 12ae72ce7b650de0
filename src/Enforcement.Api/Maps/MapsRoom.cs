using Enforcement.Api.Kernel;

namespace Enforcement.Api.Maps;

/// <summary>Where things are.</summary>
internal static class MapsRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<OutlineBook>(),
        Routes = [MapEndpoints.Map],
    };
}
