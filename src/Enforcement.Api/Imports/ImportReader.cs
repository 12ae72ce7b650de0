using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Enforcement.Api.Imports;

/// <summary>How a file is to be read.</summary>
/// <param name="Mapping">Which column is which field.</param>
/// <param name="Crs">Name of the coordinate system of its numbers.</param>
/// <param name="Swap">Exchange longitude and latitude where they lie in the district only the other way round.</param>
/// <param name="Gcj02">Its degrees carry the shift of Chinese web maps.</param>
internal sealed record ReadingPlan(IReadOnlyDictionary<ImportField, string> Mapping, string Crs, bool Swap = false, bool Gcj02 = false);

/// <summary>A row as what it records.</summary>
/// <param name="Lead">The lead; null for a nil patrol.</param>
/// <param name="EndedAt">Of a patrol.</param>
internal sealed record ReadRow(LeadFacts? Lead, DateTimeOffset FoundAt, DateTimeOffset? EndedAt, string Route, string Patrollers);

/// <summary>Makes leads of rows by a plan, or says why not.</summary>
internal sealed class ImportReader(ImportKind kind, ReadingPlan plan, IReadOnlyList<string> columns, TownNames names,
    DateTimeOffset receivedAt)
{
    private const int MaxText = 20_000, MaxAttribute = 4_000;
    private readonly CoordinateSystem _system = CoordinateSystemReader.Read(plan.Crs)
        ?? throw new InvalidOperationException($"No coordinate system {plan.Crs}.");
    private readonly IReadOnlyList<string> _townColumns = ImportColumns.TownColumns(columns,
        plan.Mapping.GetValueOrDefault(ImportField.Town));
    private readonly HashSet<string> _mapped = [.. plan.Mapping.Values, .. RejectedColumns];
    private readonly LeadChannel _channel = ImportColumns.ChannelOf(kind);
    private readonly WKTReader _wkt = new(new NetTopologySuite.NtsGeometryServices(PrecisionModel.Floating.Value, 4490));

    /// <summary>
    /// Columns that the file of the rejected rows has beside the sender's own, in either language; they say nothing of the lead when it
    /// comes back.
    /// </summary>
    public static readonly string[] RejectedColumns = ["导入行号", "退回原因", "Import row", "Rejected because"];

    public Result<ReadRow> Read(SourceRow row)
    {
        if (row.Error is { } error) return error;
        string? Text(ImportField field) => plan.Mapping.TryGetValue(field, out var column) ? row.Values.GetValueOrDefault(column) : null;

        var number = Text(ImportField.SourceNumber);
        if (number is null && _channel.NumberPrefix is null) return Bad("source-number-missing", "sourceNumber");
        if (number?.Length > 100) return Bad("import-text-too-long", "sourceNumber", 100);
        if (At(Text(ImportField.FoundAt)) is not { IsOk: true } foundAt) return Bad("import-date-unreadable", "foundAt",
            Text(ImportField.FoundAt)!);
        if (At(Text(ImportField.EndedAt)) is not { IsOk: true } endedAt) return Bad("import-date-unreadable", "endedAt",
            Text(ImportField.EndedAt)!);
        var (town, village) = TownOf(row, Text(ImportField.Village));
        if (town is null && kind == ImportKind.Satellite && UnknownTown(row) is { } unknown) return Bad("import-unknown-town", "town",
            unknown);
        var (address, description) = (Text(ImportField.Address) ?? "", Text(ImportField.Description) ?? "");
        if (address.Length > 500) return Bad("import-text-too-long", "address", 500);
        if (description.Length > MaxText) return Bad("import-text-too-long", "description", MaxText);
        var (route, patrollers) = (Text(ImportField.Route) ?? address, Text(ImportField.Patrollers) ?? "");
        if (route is "") route = Text(ImportField.Village) ?? Text(ImportField.Town) ?? "";
        if (kind == ImportKind.Patrol)
        {
            if (patrollers is "") patrollers = Text(ImportField.Town) ?? "";
            if (foundAt.Value is null || route is "" || patrollers is "") return Bad("import-patrol-incomplete", "patrollers");
            if (route.Length > 500 || patrollers.Length > 500) return Bad("import-text-too-long", "patrollers", 500);
        }
        if (kind == ImportKind.Patrol && IsNil(description)) return new ReadRow(null, foundAt.Value!.Value, endedAt.Value, route,
            patrollers);
        // A caller names an address, not coordinates: its town finds the place.
        if (PlaceOf(row, out var place) is { } refusal
            && !(_channel.AddressSuffices && refusal.Code == "import-place-missing" && address.Length > 0)) return refusal;

        double? area = null;
        if (Text(ImportField.Area) is { } areaText)
        {
            if (Number(areaText) is not { } squares || squares < 0) return Bad("import-number-unreadable", "area", areaText);
            area = squares is 0 ? null : squares * ImportColumns.SquareMetres(plan.Mapping[ImportField.Area]);
            if (area > 100_000_000) return Bad("import-number-unreadable", "area", areaText);
        }
        var attributes = row.Values.Where(v => !_mapped.Contains(v.Key)
            || (v.Key == plan.Mapping.GetValueOrDefault(ImportField.Town) && town is null)
            || (v.Key == plan.Mapping.GetValueOrDefault(ImportField.Village) && village is null))
                .Select(v => new SourceValue(v.Key, v.Value)).ToList();
        if (attributes.Find(a => a.Value.Length > MaxAttribute) is { } longOne) return Bad("import-text-too-long", longOne.Name,
            MaxAttribute);
        var (name, phone) = (Text(ImportField.ReporterName), Text(ImportField.ReporterPhone));
        if (name?.Length > 100) return Bad("import-text-too-long", "reporterName", 100);
        if (phone?.Length > 40) return Bad("import-text-too-long", "reporterPhone", 40);
        var found = foundAt.Value ?? receivedAt;
        return new ReadRow(
            new LeadFacts(
                _channel, number ?? NumberOf(row), found, place, address, town, village, description, area,
                Attributes: attributes.Count > 0 ? attributes : null, Reporter: name is null && phone is null ? null
                    : new Reporter(name, phone)),
            found, endedAt.Value, route, patrollers);
    }

    /// <summary>The place of a row in degrees, checked; or why there is none.</summary>
    public Refusal? PlaceOf(SourceRow row, out Place? place)
    {
        place = null;
        if (RawGeometry(row, plan.Mapping, _wkt, out var raw) is { } unreadable) return unreadable;
        if (raw is null) return Bad("import-place-missing", "place");
        var refusal = PlaceReader.Of(_system.ToDegrees(raw, plan.Gcj02), out place);
        if (refusal?.Code == "coordinates-swapped" && plan.Swap) return PlaceReader.Of(_system.ToDegrees(CoordinateSystem.Swap(raw),
            plan.Gcj02), out place);
        return refusal;
    }

    /// <summary>The geometry in the file's own numbers: its own, or of its columns; null when there is none.</summary>
    public static Refusal? RawGeometry(SourceRow row, IReadOnlyDictionary<ImportField, string> mapping, WKTReader reader, out Geometry? raw)
    {
        raw = row.Geometry;
        if (raw is not null) return null;
        if (mapping.TryGetValue(ImportField.Wkt, out var wktColumn) && row.Values.TryGetValue(wktColumn, out var wkt))
        {
            try
            {
                raw = reader.Read(wkt);
            }
            catch (Exception e) when (e is ParseException or ArgumentException)
            {
                return GeoJsonFile.Unreadable;
            }
            if (raw.NumPoints > Limits.Corners) return GeoJsonFile.TooManyCorners;
            return raw is Point or Polygon or MultiPolygon && !raw.IsEmpty ? null : GeoJsonFile.Unreadable;
        }
        var (x, y) = (Column(ImportField.X), Column(ImportField.Y));
        if (x is null && y is null) return null;
        if (x is null || y is null) return Bad("import-place-missing", "place");
        if (Number(x) is not { } east || Number(y) is not { } north) return Bad("import-number-unreadable", "place", $"{x}, {y}");
        raw = GeoJson.Factory.CreatePoint(new Coordinate(east, north));
        return null;

        string? Column(ImportField field) => mapping.TryGetValue(field, out var column) ? row.Values.GetValueOrDefault(column) : null;
    }

    private (string? Town, string? Village) TownOf(SourceRow row, string? villageText)
    {
        var town = _townColumns.Select(c => row.Values.TryGetValue(c, out var text) ? names.FindTown(text) : null)
            .FirstOrDefault(t => t is not null);
        var village = villageText is null ? null : names.FindVillage(villageText, town?.Code);
        return (town?.Code ?? village?.Parent, village?.Code);
    }

    /// <summary>
    /// What stands in the column of the town though it names none; the district's own name says nothing, and nothing wrong.
    /// </summary>
    private string? UnknownTown(SourceRow row) =>
        plan.Mapping.TryGetValue(ImportField.Town, out var column) && row.Values.TryGetValue(column, out var text)
            && !TownNames.IsDistrict(text) ? text : null;

    /// <summary>Null for no text; refused when it is none of a date.</summary>
    private static Result<DateTimeOffset?> At(string? text) =>
        text is null ? (DateTimeOffset?)null : SourceDates.Parse(text) is { } at ? (Result<DateTimeOffset?>)at
            : Bad("import-date-unreadable", "foundAt", text);

    private static double? Number(string text) =>
        double.TryParse(text.TrimEnd('°', 'E', 'N', '米', '㎡', '亩', ' '), NumberStyles.Float | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    private static bool IsNil(string description) =>
        description.Trim() is "" or "无" or "零" or "正常" or "无异常" or "无问题" or "无违建"
        || (description.Trim() is { Length: <= 20 } text
            && (text.StartsWith("未发现", StringComparison.Ordinal) || text.StartsWith("没有发现", StringComparison.Ordinal)));

    /// <summary>Patrol tables number nothing: the same row is the same finding, however often it comes.</summary>
    private string NumberOf(SourceRow row) => $"{_channel.NumberPrefix}-" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', row.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => v.Key + '\u001E' + v.Value)))))[..20];

    private static Refusal Bad(string code, string field, params object[] args) => new(code, RefusalKind.Invalid, field, args);
}
