using System.Text.Json;
using System.Globalization;
using Enforcement.Workflows.Cases;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Enforcement.Api.Places;

/// <summary>Checks a place and finds its point. Degrees of EPSG:4490; longitude first, as in GeoJSON.</summary>
internal static class PlaceReader
{
    /// <summary>The district's box, with nothing to spare: what lies outside is not Miyun's to enforce.</summary>
    public static Envelope District { get; } = new(116.66, 117.51, 40.21, 40.80);

    /// <summary>Null and the place, or the refusal.</summary>
    public static Refusal? Read(PlaceBody body, out Place? place)
    {
        place = null;
        if (body.Geometry is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } json)
            return GeoJson.Read(json) is { } geometry ? Of(geometry, out place)
                : new Refusal("geometry-unreadable", RefusalKind.Invalid, "place");
        if (body is not { Lon: { } lon, Lat: { } lat }) return new Refusal("place-missing", RefusalKind.Invalid, "place");
        if (OutsideOf(new Envelope(lon, lon, lat, lat)) is { } outside) return outside;
        place = new Place(lon, lat);
        return null;
    }

    /// <summary>Null and the place of a geometry in degrees, or the refusal.</summary>
    public static Refusal? Of(Geometry geometry, out Place? place)
    {
        place = null;
        if (geometry.IsEmpty) return new Refusal("geometry-unreadable", RefusalKind.Invalid, "place");
        if (OutsideOf(geometry.EnvelopeInternal) is { } outside) return outside;
        if (new IsValidOp(geometry).ValidationError is { } wrong)
            return new Refusal("geometry-invalid", RefusalKind.Invalid, "place", Degrees(wrong.Coordinate.X), Degrees(wrong.Coordinate.Y));
        // A single point needs no shape beside it.
        var inside = geometry is Point point ? point : geometry.InteriorPoint;
        place = new Place(inside.X, inside.Y, geometry is Point ? null : GeoJson.Write(geometry));
        return null;
    }

    /// <summary>The geometry of a place that was accepted.</summary>
    public static Geometry GeometryOf(double lon, double lat, string? geometry) =>
        geometry is null ? GeoJson.Factory.CreatePoint(new Coordinate(lon, lat)) : GeoJson.Parse(geometry);

    private static Refusal? OutsideOf(Envelope box)
    {
        if (District.Contains(box)) return null;
        var swapped = District.Contains(new Envelope(box.MinY, box.MaxY, box.MinX, box.MaxX));
        return new Refusal(swapped ? "coordinates-swapped" : "outside-district", RefusalKind.Invalid, "place");
    }

    private static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
