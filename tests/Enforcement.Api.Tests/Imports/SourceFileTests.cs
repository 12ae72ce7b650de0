using Enforcement.Api.Imports.Files;
using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

/// <summary>What others' programs write is read as they read it themselves.</summary>
public sealed class SourceFileTests : IDisposable
{
    private readonly GdalFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("EPSG:4490", "UTF-8")]
    [InlineData("EPSG:4490", "CP936")]
    [InlineData("EPSG:4527", "CP936")]
    [InlineData("EPSG:4527", "UTF-8")]
    [InlineData("EPSG:4548", "UTF-8")]
    public void A_zipped_shapefile_of_gdal_is_read_to_the_centimetre(string crs, string encoding)
    {
        var path = _files.Shapefile("patches", crs, encoding);
        var file = SourceFile.Open(path);
        file.Format.ShouldBe(SourceFormat.Shapefile);
        file.EncodingName.ShouldBe(encoding == "CP936" ? "GBK" : "UTF-8");
        file.Notes.ShouldBeEmpty();
        var system = CoordinateSystemReader.Read(file.DeclaredCrs!)!;
        system.Name.ShouldBe(crs);

        var rows = file.Rows().ToList();
        rows.Select(r => r.Values["XZQMC"]).ShouldBe(["溪翁庄镇", "西田各庄镇", "古北口镇"]);
        rows.Select(r => r.Values["BZ"]).ShouldBe(["MULTI彩钢棚", "HOLE彩钢棚", "PARTS彩钢棚"]);
        rows.ShouldAllBe(r => r.Values["TBMJ"] == "812.5" && r.Values["HSX"] == "2026-03-15" && r.Error == null);
        rows[0].Geometry.ShouldBeOfType<Polygon>();
        rows[1].Geometry.ShouldBeOfType<Polygon>().NumInteriorRings.ShouldBe(1);
        rows[2].Geometry.ShouldBeOfType<MultiPolygon>().NumGeometries.ShouldBe(2);
        var truth = SourceFile.Open(_files.Path("patches.geojson")).Rows().Select(r => r.Geometry!).ToList();
        foreach (var (row, drawn) in rows.Zip(truth))
        {
            var degrees = system.ToDegrees(row.Geometry!);
            PlaceReader.Of(degrees, out _).ShouldBeNull();
            degrees.Area.ShouldBe(drawn.Area, drawn.Area * 1e-6);
            degrees.Coordinates.ShouldAllBe(c => drawn.Coordinates.Min(d => Metres(c, d)) < 0.01);
        }
        // And as GDAL itself brings them back.
        var byGdal = _files.CornersByGdal($"/vsizip/{path}/卫片.shp");
        var ours = rows.SelectMany(r => system.ToDegrees(r.Geometry!).Coordinates).ToList();
        ours.Count.ShouldBe(byGdal.Count);
        ours.ShouldAllBe(c => byGdal.Min(g => Metres(c, new Coordinate(g.Lon, g.Lat))) < 0.01);
    }

    [Fact]
    public void Without_an_encoding_file_the_text_shows_what_it_is()
    {
        foreach (var encoding in new[] { "CP936", "UTF-8" })
            SourceFile.Open(_files.Shapefile("bare-" + encoding, "EPSG:4490", encoding, ".cpg")).Rows().First().Values["XZQMC"]
                .ShouldBe("溪翁庄镇", encoding);
    }

    [Fact]
    public void Without_its_index_a_shapefile_is_read_and_the_sender_told()
    {
        var file = SourceFile.Open(_files.Shapefile("patches", "EPSG:4490", "UTF-8", ".shx"));
        file.Rows().Count().ShouldBe(3);
        file.Notes.ShouldBe(["import-shx-missing"]);
    }

    [Theory]
    [InlineData("EPSG:4490")]
    [InlineData("EPSG:4527")]
    public void Geojson_of_gdal_is_read_with_the_system_it_names(string crs)
    {
        var path = _files.Ogr("out.geojson", null, "-f", "GeoJSON", "-t_srs", crs);
        var file = SourceFile.Open(path);
        var rows = file.Rows().ToList();
        var system = CoordinateSystemReader.Read(file.DeclaredCrs ?? "EPSG:4490")!;
        system.Name.ShouldBe(crs);
        rows.Select(r => r.Values["TBBH"]).ShouldBe(["TB110118001", "TB110118002", "TB110118003"]);
        rows.Select(r => r.Number).ShouldBe([1, 2, 3]);
        var byGdal = _files.CornersByGdal(path);
        foreach (var (c, g) in rows.SelectMany(r => system.ToDegrees(r.Geometry!).Coordinates).Zip(byGdal)) Metres(c,
            new Coordinate(g.Lon, g.Lat)).ShouldBeLessThan(0.01);
    }

    [Theory]
    [InlineData("EPSG:4490", "utf-8")]
    [InlineData("EPSG:4527", "GB18030")]
    [InlineData("EPSG:4548", "utf-16")]
    public void A_csv_of_gdal_is_read_in_each_encoding(string crs, string encoding)
    {
        var text = File.ReadAllText(_files.Csv("points.csv", crs));
        var file = SourceFile.Open(_files.Write("as.csv", text, encoding == "utf-16" ? System.Text.Encoding.Unicode
            : System.Text.CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? new System.Text.UTF8Encoding(true)));
        ExpectPoints(file, crs);
        file.Rows().Select(r => r.Number).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("EPSG:4490")]
    [InlineData("EPSG:4527")]
    public void A_workbook_of_gdal_is_read_with_its_dates_as_dates(string crs)
    {
        var file = SourceFile.Open(_files.Xlsx("points.xlsx", crs));
        file.Format.ShouldBe(SourceFormat.Xlsx);
        ExpectPoints(file, crs);
    }

    private static void ExpectPoints(SourceFile file, string crs)
    {
        var rows = file.Rows().ToList();
        rows.Select(r => r.Values["XZQMC"]).ShouldBe(["溪翁庄镇", "古北口镇"]);
        rows.Select(r => r.Values["HSX"].Replace('/', '-')).ShouldBe(["2026-03-15", "2026-03-15"]);
        var system = CoordinateSystemReader.Read(crs)!;
        var at = rows.Select(r => system.ToDegrees(double.Parse(r.Values["X"], System.Globalization.CultureInfo.InvariantCulture),
            double.Parse(r.Values["Y"], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var ((lon, lat), truth) in at.Zip([new Coordinate(116.8505, 40.4504), new Coordinate(117.1505, 40.6905)])) Metres(
            new Coordinate(lon, lat), truth).ShouldBeLessThan(0.01);
        CoordinateSystemReader.Guess(double.Parse(rows[0].Values["X"], System.Globalization.CultureInfo.InvariantCulture),
            double.Parse(rows[0].Values["Y"], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(crs);
    }

    private static double Metres(Coordinate a, Coordinate b) =>
        Metric.Distance(GeoJson.Factory.CreatePoint(a), GeoJson.Factory.CreatePoint(b));
}
