using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Maps;

/// <summary>
/// The map's base: the district's outline, which the product brings along, and the towns' as far as they were imported. Kept, since
/// writing it takes a while.
/// </summary>
internal sealed class OutlineBook(IServiceScopeFactory scopes, Stamps stamps, UnitDirectory directory, TimeProvider real)
{
    private readonly Kept<Outlines> _outlines = new(
        Stamps.Outlines, scopes, stamps, real, async (db, ct) =>
            Write(await db.Set<OutlineRow>().AsNoTracking().OrderBy(o => o.Town).ToListAsync(ct), await directory.GetAsync(ct)));

    public Task<Outlines> GetAsync(CancellationToken ct) => _outlines.GetAsync(ct);

    /// <summary>Forget what was read; called after an import.</summary>
    public void Forget() => _outlines.Forget();

    private static Outlines Write(IReadOnlyList<OutlineRow> rows, Units units)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = EnforcementJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteStartArray("features");
            var district = units.Find("110118")!;
            Feature(writer, "district", district.Code, district.Name, District());
            foreach (var row in rows) Feature(writer, "town", row.Town, units.View(row.Town).Name, row.Geometry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        var json = stream.ToArray();
        return new Outlines(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\"",
            [.. rows.Select(r => (r.Town, r.RecordedAt, r.RecordedBy))]);
    }

    private static void Feature(Utf8JsonWriter writer, string kind, string code, string name, string geometry)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("kind", kind);
        writer.WriteString("code", code);
        writer.WriteString("name", name);
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        writer.WriteRawValue(geometry);
        writer.WriteEndObject();
    }

    private static string District()
    {
        using var stream = typeof(OutlineBook).Assembly.GetManifestResourceStream(typeof(OutlineBook), "district.geojson")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}

/// <summary>The outlines at one moment, written. Immutable.</summary>
internal sealed record Outlines(byte[] Json, string ETag, IReadOnlyList<(string Town, DateTimeOffset RecordedAt, string RecordedBy)> Towns);
