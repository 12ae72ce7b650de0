using System.Text.Json;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Enforcement.Api.Maps;

/// <summary>Reads a collection of town outlines; what cannot be right is refused by the number of its feature.</summary>
internal static class OutlineFile
{
    /// <summary>
    /// How far a corner may move so that a town is drawn with hundreds of corners instead of tens of thousands: some ten metres.
    /// </summary>
    private const double DrawnTo = 0.0001;

    /// <summary>
    /// A town at the edge may reach over the box that places must lie in: outlines of different makers differ by some hundred metres.
    /// </summary>
    private static readonly Envelope Around = new(116.6, 117.57, 40.15, 40.86);

    /// <summary>What the property with the town's code or name is called in the files that people have.</summary>
    private static readonly string[] Names = ["code", "town", "name", "XZQDM", "XZQMC", "XZDM", "XZMC", "乡镇代码", "乡镇名称", "乡镇", "镇街", "名称",
        "代码"];

    public static Refusal? Read(JsonElement file, Units units, out Dictionary<string, Geometry> outlines)
    {
        outlines = [];
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("features", out var features)
            || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            return Refuse("outlines-unreadable");
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var json)) return Refuse(
                "outlines-unreadable");
            if (TownOf(feature, units, out var named) is not { } town) return Refuse("outline-town-unknown", number, named);
            var shape = GeoJson.Read(json);
            if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty) return Refuse("outline-no-polygon", number, town.Name);
            if (!Around.Contains(shape.EnvelopeInternal))
            {
                var box = shape.EnvelopeInternal;
                return Refuse(Around.Contains(new Envelope(box.MinY, box.MaxY, box.MinX, box.MaxX)) ? "outline-swapped"
                    : "outline-outside", number, town.Name);
            }
            if (!shape.IsValid) return Refuse("outline-invalid", number, town.Name);
            var drawn = TopologyPreservingSimplifier.Simplify(shape, DrawnTo);
            if (!outlines.TryAdd(town.Code, drawn)) return Refuse("outline-twice", number, town.Name);
        }
        return null;
    }

    /// <summary>The town that any of the known properties names, by code (with or without further zeros), slug or name.</summary>
    private static UnitRow? TownOf(JsonElement feature, Units units, out string named)
    {
        named = "";
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in Names)
        {
            var property = properties.EnumerateObject().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) continue;
            named = property.Value.ToString().Trim();
            var text = named;
            var code = text.Length == 12 && text.EndsWith("000", StringComparison.Ordinal) ? text[..9] : text;
            var unit = units.Find(code) ?? units.FindBySlug(text) ?? units.All.FirstOrDefault(u => u.Name == text && units.IsTown(u.Code));
            if (unit is not null && units.IsTown(unit.Code)) return unit;
        }
        return null;
    }

    private static Refusal Refuse(string code, params object[] args) => new(code, RefusalKind.Invalid, "file", args);
}
