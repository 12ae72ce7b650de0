using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

/// <summary>Files that cannot be read, or no further: each is refused by its name, and costs no more memory than its refusal.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly GdalFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_zip_that_was_cut_off_is_named_so()
    {
        var whole = File.ReadAllBytes(_files.Shapefile("patches", "EPSG:4490", "UTF-8"));
        RefusalOf(_files.Write("cut.zip", whole[..(whole.Length / 2)])).ShouldBe("import-zip-broken");
        RefusalOf(_files.Write("cut2.zip", whole[..^10])).ShouldBe("import-zip-broken");
    }

    [Fact]
    public void A_shapefile_needs_its_shapes_and_its_table()
    {
        RefusalOf(_files.Shapefile("no-table", "EPSG:4490", "UTF-8", ".dbf")).ShouldBe("import-part-missing");
        RefusalOf(_files.Shapefile("no-shapes", "EPSG:4490", "UTF-8", ".shp")).ShouldBe("import-part-missing");
    }

    [Theory]
    [InlineData(".shp", "import-truncated")]
    [InlineData(".dbf", "import-truncated")]
    public void A_part_that_was_cut_off_is_found_though_the_zip_is_whole(string extension, string code)
    {
        var path = _files.Shapefile("patches", "EPSG:4490", "UTF-8");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            var entry = zip.Entries.Single(e => e.Name.EndsWith(extension, StringComparison.Ordinal));
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            var name = entry.FullName;
            entry.Delete();
            using var cut = zip.CreateEntry(name).Open();
            cut.Write(content.ToArray().AsSpan(0, (int)content.Length - 40));
        }
        RefusalOf(path).ShouldBe(code);
    }

    [Fact]
    public void Two_layers_in_one_zip_are_not_chosen_between()
    {
        var path = _files.Shapefile("patches", "EPSG:4490", "UTF-8");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.CreateEntry("other.shp");
        RefusalOf(path).ShouldBe("import-several-layers");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var path = _files.Path("bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("a.shp", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) entry.Write(zeros);
        }
        Allocated(() => RefusalOf(path).ShouldBe("import-zip-bomb")).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void A_zip_that_says_less_than_it_unpacks_to_is_cut_off_there()
    {
        var path = _files.Path("liar.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "a.shp", "a.dbf" })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                for (var i = 0; i < 64; i++) entry.Write(new byte[1 << 20]);
            }
        }
        var bytes = File.ReadAllBytes(path);
        // Every record of the size, 64 MiB, now says 1 KiB.
        var size = BitConverter.GetBytes(64 << 20);
        for (var i = 0; i + 4 <= bytes.Length; i++) if (bytes.AsSpan(i, 4).SequenceEqual(size)) BitConverter.GetBytes(1024)
            .CopyTo(bytes, i);
        Allocated(() => RefusalOf(_files.Write("liar.zip", bytes)).ShouldBe("import-truncated")).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void Two_million_rows_are_refused_in_bounded_memory()
    {
        var path = _files.Path("many.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("TBBH,X,Y");
            for (var i = 0; i < 2_000_000; i++) writer.WriteLine($"T{i},116.85,40.45");
        }
        Grown(() => RefusalOf(path).ShouldBe("import-too-many-rows")).ShouldBeLessThan(50 << 20);

        path = _files.Path("many.geojson");
        using (var writer = new StreamWriter(path))
        {
            writer.Write("""{"type":"FeatureCollection","features":[""");
            for (var i = 0; i < 2_000_000; i++) writer.Write($$$"""{{{(i == 0 ? "" : ",")}}}{"type":"Feature","properties":{"TBBH":"T{{{i}}}"},"geometry":{"type":"Point","coordinates":[116.85,40.45]}}""");
            writer.Write("]}");
        }
        Grown(() => RefusalOf(path).ShouldBe("import-too-many-rows")).ShouldBeLessThan(50 << 20);
    }

    [Fact]
    public void A_workbook_that_calculates_is_refused_and_the_cell_named() =>
        RefusalOf(Workbook(new Cell { CellReference = "C3", CellFormula = new CellFormula("1+1"), CellValue = new CellValue("2") }))
            .ShouldBe("import-xlsx-formula C3");

    [Fact]
    public void A_workbook_that_runs_or_fetches_is_refused()
    {
        var path = Workbook(new Cell { CellReference = "A3", CellValue = new CellValue("1") });
        using (var workbook = SpreadsheetDocument.Open(path, true))
        {
            var external = workbook.WorkbookPart!.AddNewPart<ExternalWorkbookPart>();
            external.ExternalLink = new ExternalLink(new ExternalBook());
        }
        RefusalOf(path).ShouldBe("import-xlsx-external-link");

        path = Workbook(new Cell { CellReference = "A3", CellValue = new CellValue("1") });
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.CreateEntry("xl/vbaProject.bin");
        RefusalOf(path).ShouldBe("import-xlsx-macro");
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"prop", "import-truncated")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",}]}", "import-json-invalid")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}", "import-not-a-feature-collection")]
    [InlineData("[1,2]", "import-not-a-feature-collection")]
    [InlineData("", "import-empty")]
    [InlineData("TBBH\nT1\n", "import-no-header")]
    [InlineData("TBBH,X,Y\nT1,\"116,40\nT2,116,40\n", "import-csv-quote")]
    [InlineData("MZ\0\u0001\u0002", "import-format-unknown")]
    public void What_is_no_file_of_ours_is_said_plainly(string text, string code) => RefusalOf(_files.Write("x.txt", text)).ShouldBe(code);

    [Fact]
    public void An_old_excel_and_too_many_columns_are_named()
    {
        RefusalOf(_files.Write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).ShouldBe("import-old-excel");
        RefusalOf(_files.Write("wide.csv", string.Join(',', Enumerable.Range(0, 300).Select(i => $"c{i}")) + "\n1"))
            .ShouldBe("import-too-many-columns");
    }

    [Fact]
    public void A_shape_of_too_many_corners_stops_itself_and_no_other()
    {
        var corners = string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"[116.85,{40.45 + i * 1e-7:F7}]"));
        var path = _files.Write("big.geojson", GdalFiles.Collection(
            ("T1", "溪翁庄镇", "", $$"""{"type":"Polygon","coordinates":[[{{corners}},[116.85,40.45]]]}"""),
            ("T2", "溪翁庄镇", "", """{"type":"LineString","coordinates":[[116.85,40.45],[116.86,40.45]]}"""),
            ("T3", "溪翁庄镇", "", """{"type":"Point","coordinates":[116.85,40.45]}""")));
        SourceFile.Open(path).Rows().Select(r => r.Error?.Code).ShouldBe(["import-too-many-corners", "geometry-unreadable", null]);

        _files.Ogr("big-parts.shp", _files.Write("one.geojson", GdalFiles.Collection(("T1", "溪翁庄镇", "", $$"""{"type":"Polygon","coordinates":[[{{corners}},[116.86,40.45],[116.85,40.45]]]}"""))), "-f", "ESRI Shapefile");
        using (var zip = ZipFile.Open(_files.Path("big.zip"), ZipArchiveMode.Create))
            foreach (var extension in new[] { ".shp", ".dbf" }) zip.CreateEntryFromFile(_files.Path("big-parts" + extension), "big"
                + extension);
        SourceFile.Open(_files.Path("big.zip")).Rows().Single().Error!.Code.ShouldBe("import-too-many-corners");
    }

    [Fact]
    public void A_polygon_that_crosses_itself_is_refused_with_where()
    {
        var path = _files.Write("bow.geojson", GdalFiles.Collection(("T1", "溪翁庄镇", "", """{"type":"Polygon","coordinates":[[[116.85,40.45],[116.86,40.46],[116.86,40.45],[116.85,40.46],[116.85,40.45]]]}""")));
        var refusal = PlaceReader.Of(SourceFile.Open(path).Rows().Single().Geometry!, out _)!;
        refusal.Code.ShouldBe("geometry-invalid");
        refusal.Args.ShouldBe(["116.855000", "40.455000"]);
    }

    [Fact]
    public void A_workbook_whose_styles_are_a_bomb_costs_no_more_than_its_refusal()
    {
        var path = Workbook(new Cell { CellReference = "A3", CellValue = new CellValue("1") });
        using (var workbook = SpreadsheetDocument.Open(path, true))
        {
            var styles = workbook.WorkbookPart!.AddNewPart<WorkbookStylesPart>();
            using var stream = styles.GetStream(FileMode.Create);
            using var writer = new StreamWriter(stream);
            writer.Write("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>");
            for (var i = 0; i < 1_500_000; i++) writer.Write("<xf/>");
            writer.Write("</cellXfs></styleSheet>");
        }
        Grown(() => RefusalOf(path).ShouldBe("import-zip-broken")).ShouldBeLessThan(300 << 20);
    }

    private string Workbook(Cell cell)
    {
        var path = _files.Path($"{Guid.NewGuid():N}.xlsx");
        using var workbook = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = workbook.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData(
            new Row(Text("A1", "TBBH"), Text("B1", "X"), Text("C1", "Y")) { RowIndex = 1 }, new Row(cell) { RowIndex = 3 }));
        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "图斑" }));
        return path;

        static Cell Text(string at, string text) =>
            new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
    }

    private static string RefusalOf(string path)
    {
        var refused = Should.Throw<UnreadableFileException>(() => SourceFile.Open(path).Rows().Count()).Refusal;
        return refused.Code is "import-xlsx-formula" ? $"{refused.Code} {refused.Args[0]}" : refused.Code;
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Grown(Action work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = before;
        using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false)), null, 0, 5);
        work();
        return most - before;
    }
}
