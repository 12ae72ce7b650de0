using System.Globalization;
using Enforcement.Api.Imports;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

/// <summary>Whatever stands in a row, it is read or refused; nothing that a row says stops an import.</summary>
public sealed class RowFuzzTests
{
    private static readonly string[] Texts =
    [
        "", "0", "-0", "1e308", "-1e308", "1e999", "NaN", "∞", "116.85", "40.45", "116.85°", "39487275.4", "487275.4", "4479507.37",
        "99999999999", "1,000", "0.0000001", "abc", "'", "\0", "１１６",
        "2026-03-15", "20260315", "2026年3月15日8时", "0001-01-01", "9999-12-31", "溪翁庄镇", "密云", "110118101000", "000000000000",
        "POINT(116.85 40.45)", "POINT EMPTY", "POLYGON((0 0,1 1,0 1,0 0))",
        "POLYGON((116.85 40.45,116.85 40.45,116.85 40.45,116.85 40.45))",
        "POLYGON((116.85 40.45,116.86 40.45,116.85 40.45,116.85 40.45))", "POLYGON((1e308 0,0 1e308,1 1,1e308 0))", "POLYGON((",
        "LINESTRING(0 0,1 1)",
        "GEOMETRYCOLLECTION(POINT(1 1))", "POINT(1e999 NaN)",
    ];

    private static readonly Dictionary<string, string> Good = Enum.GetNames<ImportField>().ToDictionary(f => f, f => f switch
    {
        nameof(ImportField.FoundAt) or nameof(ImportField.EndedAt) => "2026-03-15", nameof(ImportField.X) =>
            "116.85", nameof(ImportField.Y) => "40.45", nameof(ImportField.Area) => "12",
        nameof(ImportField.Town) => "溪翁庄镇", nameof(ImportField.Wkt) => "POINT(116.85 40.45)", _ => "某",
    });

    [Theory]
    [InlineData(ImportKind.Satellite)]
    [InlineData(ImportKind.Hotline)]
    [InlineData(ImportKind.Patrol)]
    public void Every_row_is_read_or_refused(ImportKind kind)
    {
        var fields = ImportColumns.FieldsOf(kind);
        var columns = fields.Select(f => f.ToString()).ToList();
        var mapping = fields.ToDictionary(f => f, f => f.ToString());
        var units = new Units(
            [.. UnitData.Load().Select(u =>
                new UnitRow { Code = u.Code, Slug = u.Slug, Name = u.Name, Kind = u.Kind, Parent = u.Parent })]);
        var random = new Random(20260415);
        var readers = new[] { "EPSG:4490", "EPSG:4527", "EPSG:4548" }.SelectMany(crs => new[] { false, true }.Select(yes =>
            new ImportReader(kind, new ReadingPlan(mapping, crs, yes, yes), columns, new TownNames(units),
                new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8))))).ToList();
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var values = columns.Select(c => (c, Text: random.Next(4) > 0 ? Good[c] : Texts[random.Next(Texts.Length)]))
                .Where(v => v.Text is not "").ToDictionary(v => v.c, v => v.Text);
            if (i % 2 == 0) values.Remove(nameof(ImportField.Wkt));
            var result = readers[i % readers.Count].Read(new SourceRow(i, values));
            if (result.IsOk) read++;
            else result.Refusal.Code.ShouldNotBeNullOrEmpty(string.Join('|', values));
        }
        read.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Numbers_without_end_are_in_no_place()
    {
        var random = new Random(7);
        foreach (var system in new[] { "EPSG:4490", "EPSG:4513", "EPSG:4527", "EPSG:4533", "EPSG:4554" }.Select(n =>
            CoordinateSystemReader.Read(n)!))
        {
            for (var i = 0; i < 20_000; i++)
            {
                double Any() => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
                var (x, y) = i % 2 == 0 ? (Any(), Any()) : (random.NextDouble() * 2e8 - 1e8, random.NextDouble() * 4e7 - 2e7);
                PlaceReader.Of(system.ToDegrees(GeoJson.Factory.CreatePoint(new Coordinate(x, y)), gcj02: i % 3 == 0), out _);
                CoordinateSystemReader.Guess(x, y);
            }
        }
    }

    [Theory]
    [InlineData("GF2_20260315", "2026-03-15T00:00:00+08:00")]
    [InlineData("2026/3/15 8:30", "2026-03-15T08:30:00+08:00")]
    [InlineData("2026.03.15", "2026-03-15T00:00:00+08:00")]
    [InlineData("2026年3月15日8时5分", "2026-03-15T08:05:00+08:00")]
    [InlineData("2026年3月15日8时", "2026-03-15T08:00:00+08:00")]
    [InlineData("202603", "2026-03-01T00:00:00+08:00")]
    [InlineData("2026年3月", "2026-03-01T00:00:00+08:00")]
    [InlineData("2026-03-15T00:30:00Z", "2026-03-15T08:30:00+08:00")]
    [InlineData("2026-02-30", null)]
    [InlineData("15/3/2026", null)] // which is the month?
    [InlineData("1970-01-01", null)]
    public void Dates_are_read_as_they_are_written_here(string text, string? expected) =>
        (SourceDates.Parse(text)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Theory]
    [InlineData("溪翁庄镇", "110118101")]
    [InlineData("溪翁庄", "110118101")]
    [InlineData("密云区溪翁庄镇人民政府", "110118101")]
    [InlineData("北京市密云区溪翁庄镇东智北村", "110118101")]
    [InlineData("110118101000", "110118101")]
    [InlineData("110118101", "110118101")]
    [InlineData("密云镇", "110118100")]
    [InlineData("檀营", "110118003")]
    [InlineData("鼓楼街道办事处", "110118001")]
    [InlineData("经济开发区", "110118400")]
    [InlineData("密云区", null)]
    [InlineData("怀柔镇", null)]
    public void Towns_are_known_by_what_tables_call_them(string text, string? expected)
    {
        var units = new Units(
            [.. UnitData.Load().Select(u =>
                new UnitRow { Code = u.Code, Slug = u.Slug, Name = u.Name, Kind = u.Kind, Parent = u.Parent })]);
        (new TownNames(units).FindTown(text)?.Code).ShouldBe(expected);
    }
}
