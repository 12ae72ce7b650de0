namespace Enforcement.Web.Components;

/// <summary>
/// Pictures under the map from a tile server, where one is set (<c>Enforcement:Map:TileUrl</c>, <c>TileAttribution</c>,
/// <c>TileSubdomains</c>); without, the
/// map's base are outlines and a graticule and no request leaves the site.
/// </summary>
/// <param name="Url">Template with {z}, {x}, {y} and perhaps {s}; null: no tiles.</param>
/// <param name="Attribution">What the server's owner wants to stand on the map, as text.</param>
/// <param name="Subdomains">What {s} may be: <c>t0,t1,t2</c>.</param>
public sealed record MapTiles(string? Url, string Attribution, IReadOnlyList<string> Subdomains)
{
    /// <summary>The hosts that the page's policy lets pictures come from.</summary>
    public IReadOnlyList<string> Hosts { get; } = Url is null ? []
        : [.. (Subdomains.Count == 0 ? [""] : Subdomains).Select(s => HostOf(Url, s)).Distinct()];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">The address is no template of tiles.</exception>
    public static MapTiles Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Enforcement:Map");
        var subdomains = (section["TileSubdomains"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new MapTiles(section["TileUrl"] is { Length: > 0 } url ? url : null, section["TileAttribution"] ?? "", subdomains);
    }

    private static string HostOf(string template, string subdomain)
    {
        var isTemplate = template.Contains("{z}", StringComparison.Ordinal) && template.Contains("{x}", StringComparison.Ordinal)
            && template.Contains("{y}", StringComparison.Ordinal)
            && (subdomain.Length > 0 || !template.Contains("{s}", StringComparison.Ordinal));
        var example = template.Replace("{s}", subdomain, StringComparison.Ordinal).Replace("{z}", "1", StringComparison.Ordinal)
            .Replace("{x}", "1", StringComparison.Ordinal).Replace("{y}", "1", StringComparison.Ordinal);
        return isTemplate && Uri.TryCreate(example, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException(
                $"Enforcement:Map:TileUrl is '{template}'; it should be an http(s) address with {{z}}, {{x}} and {{y}}, and {{s}} only with Enforcement:Map:TileSubdomains.");
    }
}
