using System.Text.Json;
using Enforcement.Api.Places;

namespace Enforcement.Api.Imports.Files;

/// <summary>A GeoJSON FeatureCollection (RFC 7946, and the <c>crs</c> of its forerunner), one feature in memory at a time.</summary>
internal sealed class GeoJsonFile : SourceFile
{
    private const int FeaturesForColumns = 100;
    private readonly string _path;

    public GeoJsonFile(string path)
    {
        _path = path;
        EncodingName = "UTF-8";
        // The columns of the first features; a crs that stands behind the features is found, too, since all of them are read before any
        // is taken.
        Columns = NameColumns([.. Rows().Take(FeaturesForColumns).SelectMany(r => r.Values.Keys).Distinct()]);
    }

    public override SourceFormat Format => SourceFormat.GeoJson;

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        using var json = new JsonFeed(_path);
        if (json.Next()?.Type != JsonTokenType.StartObject) throw new UnreadableFileException("import-not-a-feature-collection");
        var number = 0;
        var hasFeatures = false;
        while (json.Next() is { Type: JsonTokenType.PropertyName } member)
        {
            if (member.Text == "features")
            {
                if (json.Next()?.Type != JsonTokenType.StartArray) throw new UnreadableFileException("import-not-a-feature-collection");
                hasFeatures = true;
                while (json.NextValue() is { } feature)
                {
                    using (feature)
                    {
                        CheckRows(++number);
                        yield return Row(number, feature.RootElement);
                    }
                }
            }
            else
            {
                using var value = json.NextValue();
                if (member.Text == "crs" && value is not null) DeclaredCrs = NameOfCrs(value.RootElement);
            }
        }
        if (!hasFeatures) throw new UnreadableFileException("import-not-a-feature-collection");
    }

    private static SourceRow Row(int number, JsonElement feature)
    {
        var values = new Dictionary<string, string>();
        if (feature.ValueKind != JsonValueKind.Object) return new SourceRow(number, values, Error: Unreadable);
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (Text(property.Value) is { Length: > 0 } text) values[property.Name.Trim()] = text;
            }
            if (values.Count > Limits.Columns) throw new UnreadableFileException("import-too-many-columns", Limits.Columns);
        }
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null) return new SourceRow(
            number, values);
        return GeoJson.Read(geometry) is { } read ? new SourceRow(number, values, read)
            : new SourceRow(number, values, Error: HasTooManyCorners(geometry) ? TooManyCorners : Unreadable);
    }

    internal static Refusal Unreadable { get; } = new("geometry-unreadable", RefusalKind.Invalid, "place");

    internal static Refusal TooManyCorners { get; } = new("import-too-many-corners", RefusalKind.Invalid, "place", Limits.Corners);

    private static bool HasTooManyCorners(JsonElement geometry)
    {
        var corners = 0;
        if (geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("coordinates", out var coordinates)) Count(coordinates);
        return corners > Limits.Corners;

        void Count(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Array) return;
            var inner = element.EnumerateArray();
            if (inner.MoveNext() && inner.Current.ValueKind == JsonValueKind.Number) corners++;
            else foreach (var part in element.EnumerateArray()) Count(part);
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private static string? NameOfCrs(JsonElement crs) =>
        crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
