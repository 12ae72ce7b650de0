using System.Text.Json;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Checks a place and finds its point. Degrees of EPSG:4490; longitude first, as in GeoJSON.</summary>
internal static class PlaceReader
{
    // The district's box, with nothing to spare: what lies outside is not Miyun's to enforce.
    private const double West = 116.66, East = 117.51, South = 40.21, North = 40.80;

    /// <summary>Null and the place, or the refusal.</summary>
    public static Refusal? Read(PlaceBody body, out Place? place)
    {
        place = null;
        if (body.Geometry is { ValueKind: JsonValueKind.Object } geometry)
        {
            if (Points(geometry) is not { Count: > 0 } points) return new Refusal("geometry-unreadable", RefusalKind.Invalid, "place");
            foreach (var (x, y) in points)
            {
                if (Outside(x, y) is { } refusal) return refusal;
            }
            place = new Place((points.Min(p => p.Lon) + points.Max(p => p.Lon)) / 2, (points.Min(p => p.Lat) + points.Max(p => p.Lat)) / 2, geometry.GetRawText());
            return null;
        }
        if (body is not { Lon: { } lon, Lat: { } lat }) return new Refusal("place-missing", RefusalKind.Invalid, "place");
        if (Outside(lon, lat) is { } outside) return outside;
        place = new Place(lon, lat);
        return null;
    }

    private static Refusal? Outside(double lon, double lat)
    {
        if (lon is >= West and <= East && lat is >= South and <= North) return null;
        var swapped = lat is >= West and <= East && lon is >= South and <= North;
        return new Refusal(swapped ? "coordinates-swapped" : "outside-district", RefusalKind.Invalid, "place");
    }

    /// <summary>Every coordinate of a Point, Polygon or MultiPolygon; null when it is none of these.</summary>
    private static List<(double Lon, double Lat)>? Points(JsonElement geometry)
    {
        if (!geometry.TryGetProperty("type", out var type) || !geometry.TryGetProperty("coordinates", out var coordinates)) return null;
        int? depth = type.ValueKind == JsonValueKind.String
            ? type.GetString() switch { "Point" => 0, "Polygon" => 2, "MultiPolygon" => 3, _ => null }
            : null;
        if (depth is not { } levels) return null;
        var points = new List<(double, double)>();
        return Collect(coordinates, levels, points) ? points : null;
    }

    private static bool Collect(JsonElement element, int levels, List<(double, double)> points)
    {
        if (element.ValueKind != JsonValueKind.Array) return false;
        if (levels > 0) return element.EnumerateArray().All(child => Collect(child, levels - 1, points));
        if (element.GetArrayLength() is not (2 or 3) || element.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number)) return false;
        points.Add((element[0].GetDouble(), element[1].GetDouble()));
        return true;
    }
}
