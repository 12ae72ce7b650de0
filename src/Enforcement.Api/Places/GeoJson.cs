using System.Text;
using System.Text.Json;
using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Places;

/// <summary>Geometries of GeoJSON (RFC 7946) that a place may have: Point, Polygon, MultiPolygon.</summary>
internal static class GeoJson
{
    /// <summary>More corners than any building or patch has; a shape with more is somebody's mistake or attack.</summary>
    private const int MaxCorners = 20_000;

    /// <summary>Makes geometries in degrees of EPSG:4490.</summary>
    public static GeometryFactory Factory { get; } = NtsGeometryServices.Instance.CreateGeometryFactory(4490);

    /// <summary>The geometry, or null when it is none of these or its rings are not rings.</summary>
    public static Geometry? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type)
            || !json.TryGetProperty("coordinates", out var coordinates)) return null;
        var corners = 0;
        try
        {
            return (type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
            {
                "Point" => Factory.CreatePoint(Position(coordinates, ref corners)),
                "Polygon" => Polygon(coordinates, ref corners),
                "MultiPolygon" => MultiPolygon(coordinates, ref corners),
                _ => null,
            };
        }
        // What the elements are is asked of them one by one; that one is not what it should be is their answer.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The geometry of a GeoJSON text that was written by <see cref="Write(Geometry)"/>.</summary>
    public static Geometry Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return Read(json.RootElement) ?? throw new FormatException("Not a geometry of a place.");
    }

    /// <summary>
    /// The box of a GeoJSON text that was written by <see cref="Write(Geometry)"/>, without building the geometry: an import asks it for every row.
    /// </summary>
    public static Envelope BoxOf(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        var box = new Envelope();
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.Number) continue;
            var x = json.GetDouble();
            json.Read();
            box.ExpandToInclude(x, json.GetDouble());
        }
        return box;
    }

    /// <summary>GeoJSON of a geometry; every digit is kept.</summary>
    public static string Write(Geometry geometry)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", geometry.GeometryType);
            writer.WritePropertyName("coordinates");
            Write(writer, geometry);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static MultiPolygon MultiPolygon(JsonElement parts, ref int corners)
    {
        var polygons = new List<Polygon>();
        foreach (var part in parts.EnumerateArray()) polygons.Add(Polygon(part, ref corners));
        return Factory.CreateMultiPolygon([.. polygons]);
    }

    private static Polygon Polygon(JsonElement rings, ref int corners)
    {
        var read = new List<LinearRing>();
        foreach (var ring in rings.EnumerateArray())
        {
            var positions = new List<Coordinate>();
            foreach (var position in ring.EnumerateArray()) positions.Add(Position(position, ref corners));
            read.Add(Factory.CreateLinearRing([.. positions])); // throws unless closed and of four or more
        }
        return read.Count == 0 ? throw new ArgumentException("A polygon without a ring.")
            : Factory.CreatePolygon(read[0], [.. read.Skip(1)]);
    }

    private static Coordinate Position(JsonElement position, ref int corners)
    {
        if (++corners > MaxCorners || position.GetArrayLength() is < 2 or > 4) throw new ArgumentException(
            "Too many corners, or not a position.");
        return new Coordinate(position[0].GetDouble(), position[1].GetDouble());
    }

    private static void Write(Utf8JsonWriter writer, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                Write(writer, point.Coordinate);
                break;
            case Polygon polygon:
                writer.WriteStartArray();
                Write(writer, polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings) Write(writer, hole);
                writer.WriteEndArray();
                break;
            case MultiPolygon parts:
                writer.WriteStartArray();
                foreach (var part in parts.Geometries) Write(writer, part);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A place is no {geometry.GeometryType}.", nameof(geometry));
        }
    }

    private static void Write(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        foreach (var corner in ring.Coordinates) Write(writer, corner);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Coordinate at)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(at.X);
        writer.WriteNumberValue(at.Y);
        writer.WriteEndArray();
    }
}
