using Enforcement.Api.Shared;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Imports.Files;

/// <summary>One row of a file.</summary>
/// <param name="Number">As the sender's own program counts: the line of a table (its header is one, too), the number of a feature or record from 1.</param>
/// <param name="Values">By column; empty ones are left out.</param>
/// <param name="Geometry">In the file's own numbers, or null.</param>
/// <param name="Error">Why the row cannot be read, or null.</param>
internal sealed record SourceRow(int Number, IReadOnlyDictionary<string, string> Values, Geometry? Geometry = null, Refusal? Error = null);

/// <summary>The formats that are read.</summary>
public enum SourceFormat
{
#pragma warning disable CS1591 // their names
    GeoJson,
    Shapefile,
    Csv,
    Xlsx,
#pragma warning restore CS1591
}

/// <summary>A file that was opened: what its head says, and its rows, read from the disk one by one, as often as they are asked for.</summary>
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

/// <summary>What is more than a file of the district's can be, so that a made one costs no more than its refusal.</summary>
internal static class Limits
{
    public const int Rows = 200_000;
    public const int Columns = 200;
    /// <summary>Of one shape; as for every place.</summary>
    public const int Corners = 20_000;
    /// <summary>Characters of one cell: Excel's own limit.</summary>
    public const int Cell = 32_767;
    /// <summary>Bytes of one line of a CSV, whose WKT geometry may be longer than a cell.</summary>
    public const int Record = 2 << 20;
    /// <summary>Bytes of one feature of GeoJSON.</summary>
    public const int Feature = 8 << 20;
    /// <summary>Bytes of all that a zip holds, unpacked.</summary>
    public const long Unpacked = 1L << 30;
    /// <summary>Unpacked to packed size of one large entry; tables and shapes stay under a tenth of it.</summary>
    public const int Ratio = 250;
    public const long RatioMattersFrom = 10 << 20;
    /// <summary>Characters of all texts that the cells of a workbook share.</summary>
    public const int SharedText = 40_000_000;
}

/// <summary>A file cannot be read, or no further. Thrown from deep inside it; the one place that reads files turns it into its refusal.</summary>
internal sealed class UnreadableFileException(string code, params object[] args) : Exception(code)
{
    public Refusal Refusal { get; } = new(code, RefusalKind.Invalid, "file", args);
}
