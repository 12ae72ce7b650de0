namespace Enforcement.Workflows.Cases;

/// <summary>The place of a case, in degrees of CGCS2000 (EPSG:4490).</summary>
/// <param name="Lon">Longitude of the point, or of a point inside the geometry.</param>
/// <param name="Lat">Latitude of the same.</param>
/// <param name="Geometry">GeoJSON Point, Polygon or MultiPolygon as it was given, or null for the bare point.</param>
public sealed record Place(double Lon, double Lat, string? Geometry = null);
