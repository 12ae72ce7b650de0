
namespace Enforcement.Api.Imports.Files;

/// <summary>The formats that are read.</summary>
public enum SourceFormat
{
    GeoJson,
    Shapefile,
    Csv,
    Xlsx,
}
