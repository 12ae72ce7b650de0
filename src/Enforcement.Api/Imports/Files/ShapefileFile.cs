using System.IO.Compression;
using System.Text;

namespace Enforcement.Api.Imports.Files;

/// <summary>
/// A zipped Shapefile (ESRI Shapefile Technical Description, 1998; dBASE III for its table). Shapes and table are read side by side in
/// their
/// order; the index .shx is not needed for that.
/// </summary>
internal sealed class ShapefileFile : SourceFile
{
    private readonly string _path;
    private readonly string _shp, _dbf;
    private readonly DbfReader.Head _head;

    private ShapefileFile(string path, string shp, string dbf, DbfReader.Head head)
    {
        (_path, _shp, _dbf, _head) = (path, shp, dbf, head);
        EncodingName = TextEncodings.NameOf(head.Encoding);
        Columns = NameColumns([.. head.Fields.Select(f => f.Name)]);
    }

    public override SourceFormat Format => SourceFormat.Shapefile;

    public override IReadOnlyList<string> Columns { get; }

    public static ShapefileFile Open(string path, ZipParts zip)
    {
        var shapes = zip.Files.Where(f => f.Name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)).ToList();
        if (shapes.Count == 0)
        {
            throw zip.Files.Any(f => Path.GetExtension(f.Name).ToUpperInvariant() is ".DBF" or ".SHX")
                ? new UnreadableFileException("import-part-missing", ".shp") : new UnreadableFileException("import-zip-unknown");
        }
        if (shapes.Count > 1) throw new UnreadableFileException("import-several-layers",
            string.Join(", ", shapes.Select(s => s.Name).Take(10)));
        var shp = shapes[0].FullName;
        var dbf = Part(".dbf") ?? throw new UnreadableFileException("import-part-missing", ".dbf");
        try
        {
            using var stream = dbf.Open();
            var head = DbfReader.ReadHead(stream, Part(".cpg") is { Length: < 100 } cpg ? TextEncodings.OfName(Text(cpg)) : null);
            CheckRows(head.Records);
            return new ShapefileFile(path, shp, dbf.FullName, head)
            {
                DeclaredCrs = Part(".prj") is { Length: < 20_000 } prj ? Text(prj) : null,
                Notes = Part(".shx") is null ? ["import-shx-missing"] : [],
            };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new UnreadableFileException("import-truncated");
        }

        ZipArchiveEntry? Part(string extension) =>
            zip.Files.FirstOrDefault(f => f.FullName.Equals(Path.ChangeExtension(shp, extension), StringComparison.OrdinalIgnoreCase));
    }

    public override IEnumerable<SourceRow> Rows()
    {
        using var zip = ZipParts.Open(_path);
        using var shp = zip.Find(_shp)!.Open();
        using var dbf = zip.Find(_dbf)!.Open();
        var shapes = new ShpReader(shp);
        var table = new DbfReader(dbf, _head, Columns);
        Whole(() => { shapes.ReadHead(); return true; });
        Whole(() => { table.SkipHead(); return true; });
        for (var number = 1; ; number++)
        {
            CheckRows(number);
            var (hasShape, hasValues) = (Whole(shapes.Read), Whole(table.Read));
            if (!hasShape && !hasValues) yield break;
            if (hasShape != hasValues) throw new UnreadableFileException("import-parts-differ", number);
            if (table.Current is not { } values) continue; // marked as deleted
            yield return new SourceRow(number, values, shapes.Geometry, shapes.Error);
        }
    }

    private static T Whole<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new UnreadableFileException("import-truncated");
        }
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
