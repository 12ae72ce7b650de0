using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Map;

/// <summary>The map.</summary>
internal static class MapsPages
{
    public static PageRoom It => new()
    {
        Href = "/map", Icon = "map", Name = "nav.map", Texts = typeof(MapTexts),
        Services = (services, configuration) => services.AddSingleton(MapTiles.Read(configuration)),
    };
}
