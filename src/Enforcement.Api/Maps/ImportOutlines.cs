using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Enforcement.Api.Maps;

/// <summary>
/// Records outlines of towns from a GeoJSON FeatureCollection of polygons in degrees of EPSG:4490, each feature naming its town by code or name. One
/// wrong feature refuses the file; a town that is not in it keeps the outline that it has.
/// </summary>
/// <param name="File">The collection.</param>
public sealed record ImportOutlines(JsonElement File) : IRequest<Result<ImportedOutlines>>
{
    /// <summary>Who may import: those who keep the product, and those who keep the maps.</summary>
    public static readonly IReadOnlyList<PersonRole> Roles = [PersonRole.Administrator, PersonRole.PlanningOfficer];

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, OutlineBook book, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ImportOutlines, Result<ImportedOutlines>>
    {
        public async Task<Result<ImportedOutlines>> Handle(ImportOutlines request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!Roles.Any(actor.Is)) return new Refusal("forbidden", RefusalKind.Forbidden);
            if (OutlineFile.Read(request.File, await directory.GetAsync(cancellationToken), out var outlines) is { } refusal) return refusal;
            var now = clock.Now;
            await work.RunAsync(async () =>
            {
                foreach (var (town, shape) in outlines)
                {
                    var geometry = GeoJson.Write(shape);
                    var row = await db.Set<OutlineRow>().FindAsync([town], cancellationToken);
                    if (row is null) db.Add(new OutlineRow { Town = town, Geometry = geometry, RecordedAt = now, RecordedBy = actor.UserName });
                    else (row.Geometry, row.RecordedAt, row.RecordedBy) = (geometry, now, actor.UserName);
                }
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Outlines);
                return await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            book.Forget();
            return new ImportedOutlines([.. outlines.Keys.Order(StringComparer.Ordinal)]);
        }
    }
}

/// <summary>What an import recorded.</summary>
/// <param name="Towns">Codes of the towns.</param>
public sealed record ImportedOutlines(IReadOnlyList<string> Towns);

/// <summary>Reads a collection of town outlines; what cannot be right is refused by the number of its feature.</summary>
internal static class OutlineFile
{
    /// <summary>How far a corner may move so that a town is drawn with hundreds of corners instead of tens of thousands: some ten metres.</summary>
    private const double DrawnTo = 0.0001;

    /// <summary>A town at the edge may reach over the box that places must lie in: outlines of different makers differ by some hundred metres.</summary>
    private static readonly Envelope Around = new(116.6, 117.57, 40.15, 40.86);

    /// <summary>What the property with the town's code or name is called in the files that people have.</summary>
    private static readonly string[] Names = ["code", "town", "name", "XZQDM", "XZQMC", "XZDM", "XZMC", "乡镇代码", "乡镇名称", "乡镇", "镇街", "名称", "代码"];

    public static Refusal? Read(JsonElement file, Units units, out Dictionary<string, Geometry> outlines)
    {
        outlines = [];
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            return Refuse("outlines-unreadable");
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var json)) return Refuse("outlines-unreadable");
            if (TownOf(feature, units, out var named) is not { } town) return Refuse("outline-town-unknown", number, named);
            var shape = GeoJson.Read(json);
            if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty) return Refuse("outline-no-polygon", number, town.Name);
            if (!Around.Contains(shape.EnvelopeInternal))
            {
                var box = shape.EnvelopeInternal;
                return Refuse(Around.Contains(new Envelope(box.MinY, box.MaxY, box.MinX, box.MaxX)) ? "outline-swapped" : "outline-outside", number, town.Name);
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

/// <summary>Which towns have an outline.</summary>
public sealed record ListOutlines : IRequest<IReadOnlyList<OutlineView>>
{
    internal sealed class Handler(OutlineBook book, UnitDirectory directory) : IRequestHandler<ListOutlines, IReadOnlyList<OutlineView>>
    {
        public async Task<IReadOnlyList<OutlineView>> Handle(ListOutlines request, CancellationToken cancellationToken)
        {
            var (outlines, units) = (await book.GetAsync(cancellationToken), await directory.GetAsync(cancellationToken));
            return [.. outlines.Towns.Select(o => new OutlineView(units.View(o.Town), o.RecordedAt, o.RecordedBy))];
        }
    }
}

/// <summary>An imported outline, for a list.</summary>
/// <param name="Town">Whose.</param>
/// <param name="RecordedAt">When it was imported, legal time.</param>
/// <param name="RecordedBy">By whom, as user name.</param>
public sealed record OutlineView(UnitView Town, DateTimeOffset RecordedAt, string RecordedBy);
