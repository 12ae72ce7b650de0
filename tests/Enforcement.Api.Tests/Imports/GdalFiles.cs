using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Enforcement.Api.Tests.Imports;

/// <summary>
/// Files as others' software writes them: GDAL's ogr2ogr, from patches of known place. One directory, removed at the end.
/// </summary>
public sealed class GdalFiles : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("imports-").FullName;

    /// <summary>Patches: a rectangle, one with a hole, one of two parts; Chinese attributes.</summary>
    public static string Patches { get; } = Collection(
        ("TB110118001", "溪翁庄镇", "MULTI", """{"type":"Polygon","coordinates":[[[116.8500,40.4500],[116.8510,40.4500],[116.8510,40.4508],[116.8500,40.4508],[116.8500,40.4500]]]}"""),
        ("TB110118002", "西田各庄镇", "HOLE", """{"type":"Polygon","coordinates":[[[116.7600,40.4100],[116.7640,40.4100],[116.7640,40.4130],[116.7600,40.4130],[116.7600,40.4100]],[[116.7610,40.4110],[116.7610,40.4120],[116.7620,40.4120],[116.7620,40.4110],[116.7610,40.4110]]]}"""),
        ("TB110118003", "古北口镇", "PARTS", """{"type":"MultiPolygon","coordinates":[[[[117.1500,40.6900],[117.1510,40.6900],[117.1510,40.6910],[117.1500,40.6910],[117.1500,40.6900]]],[[[117.1530,40.6900],[117.1540,40.6900],[117.1540,40.6910],[117.1530,40.6910],[117.1530,40.6900]]]]}"""));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    public string Path(string name) => System.IO.Path.Combine(_directory, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(Path(name), text, encoding ?? new UTF8Encoding(false));
        return Path(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public static string Collection(params (string Number, string Town, string Note, string Geometry)[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features.Select(f =>
            $$"""{"type":"Feature","properties":{"TBBH":"{{f.Number}}","XZQMC":"{{f.Town}}","TBMJ":812.5,"HSX":"2026-03-15","BZ":"{{f.Note}}彩钢棚"},"geometry":{{f.Geometry}}}"""))}}]}""";

    /// <summary>Runs ogr2ogr on the patches (or another file of this directory).</summary>
    public string Ogr(string target, string? source, params string[] arguments)
    {
        source ??= File.Exists(Path("patches.geojson")) ? Path("patches.geojson") : Write("patches.geojson", Patches);
        var start = new ProcessStartInfo("ogr2ogr") { RedirectStandardError = true };
        foreach (var argument in (string[])[.. arguments, Path(target), source]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path(target) : throw new InvalidOperationException(errors);
    }

    /// <summary>A zipped Shapefile of the patches; <paramref name="without"/>: extensions to leave out.</summary>
    public string Shapefile(string name, string crs, string encoding, params string[] without)
    {
        var folder = Directory.CreateDirectory(Path(name + "-parts")).FullName;
        Ogr($"{name}-parts/卫片.shp", null, "-f", "ESRI Shapefile", "-t_srs", crs, "-lco", $"ENCODING={encoding}");
        foreach (var extension in without) File.Delete(System.IO.Path.Combine(folder, "卫片" + extension));
        ZipFile.CreateFromDirectory(folder, Path(name + ".zip"));
        return Path(name + ".zip");
    }

    /// <summary>A table with X and Y by GDAL, in a coordinate system.</summary>
    public string Csv(string name, string crs) =>
        Ogr(name, Points(crs), "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-lco", "STRING_QUOTING=IF_NEEDED");

    public string Xlsx(string name, string crs) => Ogr(name, Csv(name + ".csv", crs), "-f", "XLSX", "-oo", "AUTODETECT_TYPE=YES");

    /// <summary>Corners of every feature as GDAL itself reads the file, in degrees, in their order.</summary>
    public IReadOnlyList<(double Lon, double Lat)> CornersByGdal(string source)
    {
        var name = Guid.NewGuid().ToString("N") + ".geojson";
        var json = JsonNode.Parse(
            File.ReadAllText(Ogr(name, source, "-f", "GeoJSON", "-t_srs", "EPSG:4490", "-lco", "COORDINATE_PRECISION=12")))!;
        return [.. json["features"]!.AsArray().SelectMany(f => Positions(f!["geometry"]!["coordinates"]!))];
    }

    private string Points(string crs)
    {
        var number = 0;
        var points = Write("points.geojson", Collection(
            (FormattableString.Invariant($"TB{++number}"), "溪翁庄镇", "点", """{"type":"Point","coordinates":[116.8505,40.4504]}"""),
            (FormattableString.Invariant($"TB{++number}"), "古北口镇", "点", """{"type":"Point","coordinates":[117.1505,40.6905]}""")));
        return Ogr($"points-{Guid.NewGuid():N}.gpkg", points, "-t_srs", crs);
    }

    private static IEnumerable<(double, double)> Positions(JsonNode node) => node is JsonArray { Count: > 0 } array && array[0] is JsonValue
        ? [(array[0]!.GetValue<double>(), array[1]!.GetValue<double>())]
        : node.AsArray().SelectMany(n => Positions(n!));
}
