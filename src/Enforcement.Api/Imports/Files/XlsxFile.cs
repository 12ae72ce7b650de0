using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Enforcement.Api.Imports.Files;

/// <summary>
/// The first visible sheet of an .xlsx, one row in memory at a time. Values only: a workbook that calculates, runs or fetches something
/// shows one thing here and another there, and is refused.
/// </summary>
internal sealed class XlsxFile : SourceFile
{
    /// <summary>Workbook and styles are read as a whole; more than this is nobody's.</summary>
    private static readonly OpenSettings Settings = new() { MaxCharactersInPart = 4_000_000 };

    private readonly string _path;
    private readonly int _headerLine;

    public XlsxFile(string path)
    {
        _path = path;
        using var zip = ZipParts.Open(path); // its limits
        if (zip.Find("xl/vbaProject.bin") is not null) throw new UnreadableFileException("import-xlsx-macro");
        var header = TableHeader.Find(Opened(ReadHeader));
        _headerLine = header.Line;
        Columns = NameColumns(header.Cells);
        if (Opened(CountSheets) > 1) Notes = ["import-first-sheet"];
    }

    public override SourceFormat Format => SourceFormat.Xlsx;

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        using var workbook = Opened(() => SpreadsheetDocument.Open(_path, isEditable: false, Settings));
        var rows = 0;
        using var lines = Lines(workbook).GetEnumerator();
        while (Opened(lines.MoveNext))
        {
            var (line, cells) = lines.Current;
            if (line <= _headerLine) continue;
            var values = new Dictionary<string, string>(Columns.Count);
            for (var i = 0; i < cells.Count && i < Columns.Count; i++)
            {
                if (cells[i].Trim() is { Length: > 0 } text) values[Columns[i]] = text;
            }
            if (values.Count == 0) continue;
            CheckRows(++rows);
            yield return new SourceRow(line, values);
        }
    }

    private List<(int, IReadOnlyList<string>)> ReadHeader()
    {
        using var workbook = SpreadsheetDocument.Open(_path, isEditable: false, Settings);
        Refuse(workbook.WorkbookPart ?? throw new UnreadableFileException("import-format-unknown"));
        return [.. Lines(workbook).Take(TableHeader.MaxLine)];
    }

    private int CountSheets()
    {
        using var workbook = SpreadsheetDocument.Open(_path, isEditable: false, Settings);
        return Visible(workbook.WorkbookPart!).Count();
    }

    /// <summary>What would make the numbers depend on something that is not in the sheet.</summary>
    private static void Refuse(WorkbookPart workbook)
    {
        if (workbook.VbaProjectPart is not null) throw new UnreadableFileException("import-xlsx-macro");
        if (workbook.ExternalWorkbookParts.Any() || workbook.ConnectionsPart is not null
            || workbook.WorksheetParts.Any(s => s.QueryTableParts.Any()))
            throw new UnreadableFileException("import-xlsx-external-link");
    }

    private static IEnumerable<Sheet> Visible(WorkbookPart workbook) =>
        (workbook.Workbook.Sheets?.Elements<Sheet>() ?? []).Where(s => s.State is null || s.State.Value == SheetStateValues.Visible);

    private static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Lines(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart!;
        if (Visible(workbook).FirstOrDefault()?.Id?.Value is not { } id || !workbook.TryGetPartById(id, out var part)
            || part is not WorksheetPart sheet)
            throw new UnreadableFileException("import-no-header");
        var texts = XlsxTexts.Read(workbook.SharedStringTablePart);
        var dates = XlsxDates.Read(workbook);
        return XlsxRows.Read(sheet, texts, dates);
    }

    /// <summary>Runs a step; what the package and its XML complain of is said as one thing.</summary>
    private static T Opened<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (
            e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FileFormatException or FormatException)
        {
            throw new UnreadableFileException("import-zip-broken");
        }
    }
}
