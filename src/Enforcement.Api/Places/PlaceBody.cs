using System.Text.Json;

namespace Enforcement.Api.Places;

/// <summary>A place as a request gives it: <c>{lon, lat}</c> or <c>{geometry}</c>, degrees of EPSG:4490, longitude first.</summary>
/// <param name="Lon">Longitude, degrees east.</param>
/// <param name="Lat">Latitude, degrees north.</param>
/// <param name="Geometry">GeoJSON Point, Polygon or MultiPolygon.</param>
public sealed record PlaceBody(double? Lon, double? Lat, JsonElement? Geometry = null);
