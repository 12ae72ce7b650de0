using System.Text;
using CsvHelper;

namespace Enforcement.Api.Imports.Files;

/// <summary>A CSV: UTF-8 with or without its mark, UTF-16 as Excel writes it, or GBK; separated by commas, semicolons or tabs.</summary>
internal sealed class CsvFile : SourceFile
{
    private static readonly char[] Delimiters = [',', '\t', ';'];
    private readonly string _path;
    private readonly Encoding _encoding;
    private readonly char _delimiter;
    private readonly int _headerLine;

    public CsvFile(string path)
    {
        _path = path;
        _encoding = TextEncodings.DetectFile(path);
        EncodingName = TextEncodings.NameOf(_encoding);
        _delimiter = Delimiter();
        var header = TableHeader.Find(Lines().Take(TableHeader.MaxLine).Select((cells, i) => (i + 1, (IReadOnlyList<string>)cells)));
        _headerLine = header.Line;
        Columns = NameColumns(header.Cells);
    }

    public override SourceFormat Format => SourceFormat.Csv;

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        var (line, rows) = (0, 0);
        foreach (var cells in Lines())
        {
            if (++line <= _headerLine) continue;
            var values = new Dictionary<string, string>(Columns.Count);
            for (var i = 0; i < cells.Length && i < Columns.Count; i++)
            {
                // The apostrophe keeps a spreadsheet from calculating with what begins like a formula; it is no part of the text.
                if (cells[i].Trim() is { Length: > 0 } text) values[Columns[i]] = text is ['\'', '=' or '+' or '-' or '@', ..]
                    ? text[1..] : text;
            }
            if (values.Count == 0) continue;
            CheckRows(++rows);
            yield return new SourceRow(line, values);
        }
    }

    private IEnumerable<string[]> Lines()
    {
        var unclosed = false;
        using var csv = CsvReader.FromFile(_path, new CsvReaderOptions
        {
            HasHeader = false, Separator = _delimiter, Encoding = _encoding, SkipEmptyLines = false, MaxRecordSize = Limits.Record,
            OnMalformedRecord = record => unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        while (Next(csv))
        {
            if (unclosed) throw new UnreadableFileException("import-csv-quote", csv.RowNumber);
            if (csv.FieldCount > Limits.Columns) throw new UnreadableFileException("import-too-many-columns", Limits.Columns);
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            yield return cells;
        }
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        // A quotation mark that is never closed makes one cell of all that follows.
        catch (CsvFormatException e)
        {
            throw new UnreadableFileException("import-csv-quote", e.RecordNumber);
        }
    }

    private char Delimiter()
    {
        using var reader = new StreamReader(_path, _encoding);
        var start = new char[4096];
        var length = reader.ReadBlock(start);
        return Delimiters.MaxBy(c => start.AsSpan(0, length).Count(c));
    }
}
