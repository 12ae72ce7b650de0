
namespace Enforcement.Api.Imports.Files;

/// <summary>
/// A file that was opened: what its head says, and its rows, read from the disk one by one, as often as they are asked for.
/// </summary>
internal abstract class SourceFile
{
    public abstract SourceFormat Format { get; }

    /// <summary>Of its text; null where the format has only one.</summary>
    public string? EncodingName { get; protected init; }

    /// <summary>The coordinate system that the file names, as it names it.</summary>
    public string? DeclaredCrs { get; protected set; }

    /// <summary>What the sender should know though it stops nothing: codes of messages.</summary>
    public IReadOnlyList<string> Notes { get; protected init; } = [];

    /// <summary>The columns in their order; for GeoJSON those of the first features.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <exception cref="UnreadableFileException">In the middle of it, too.</exception>
    public abstract IEnumerable<SourceRow> Rows();

    /// <summary>Opens a file by what it holds, whatever its name.</summary>
    /// <exception cref="UnreadableFileException">It is none that can be read.</exception>
    public static SourceFile Open(string path)
    {
        var head = new byte[8];
        int length;
        using (var stream = File.OpenRead(path)) length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, length) switch
        {
            [] => throw new UnreadableFileException("import-empty"),
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => OpenZip(path),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new UnreadableFileException("import-old-excel"),
            [(byte)'{' or (byte)'[', ..] or [0xEF, 0xBB, 0xBF, (byte)'{' or (byte)'[', ..] => new GeoJsonFile(path),
            [(byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', ..] when FirstLetter(path) is '{' or '[' => new GeoJsonFile(path),
            _ => new CsvFile(path),
        };
    }

    private static SourceFile OpenZip(string path)
    {
        using var zip = ZipParts.Open(path);
        if (zip.Find("xl/workbook.xml") is not null || zip.Find("[Content_Types].xml") is not null) return new XlsxFile(path);
        return ShapefileFile.Open(path, zip);
    }

    private static char FirstLetter(string path)
    {
        using var reader = new StreamReader(path);
        for (var n = 0; n < 10_000 && reader.Read() is var c and >= 0; n++)
        {
            if (!char.IsWhiteSpace((char)c)) return (char)c;
        }
        return ' ';
    }

    /// <summary>Ends the reading of a file of more rows than one import takes.</summary>
    protected static void CheckRows(int count)
    {
        if (count > Limits.Rows) throw new UnreadableFileException("import-too-many-rows", Limits.Rows);
    }

    /// <summary>Names for columns: trimmed, numbered where empty or given twice; refused when there are more than anyone has.</summary>
    protected static IReadOnlyList<string> NameColumns(IReadOnlyList<string> names)
    {
        if (names.Count > Limits.Columns) throw new UnreadableFileException("import-too-many-columns", Limits.Columns);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select((name, i) =>
        {
            var clean = name.Trim().Trim('\uFEFF');
            if (clean is "") clean = $"#{i + 1}";
            return known.Add(clean) ? clean : $"{clean}#{i + 1}";
        })];
    }
}
