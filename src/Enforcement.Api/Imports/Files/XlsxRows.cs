using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Enforcement.Api.Imports.Files;

/// <summary>Rows of a worksheet's XML as texts; dates as dates, since their numbers say nothing to anyone.</summary>
internal static class XlsxRows
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
        IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static XmlReader Open(OpenXmlPart part) => XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);

    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(WorksheetPart sheet, IReadOnlyList<string> texts,
        XlsxDates dates)
    {
        using var xml = Open(sheet);
        var line = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > line
                ? told : line + 1;
            if (xml.IsEmptyElement) continue;
            yield return (line, Cells(xml, line, texts, dates));
        }
    }

    private static List<string> Cells(XmlReader xml, int line, IReadOnlyList<string> texts, XlsxDates dates)
    {
        var cells = new List<string>();
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            if (column >= Limits.Columns) throw new UnreadableFileException("import-too-many-columns", Limits.Columns);
            while (cells.Count <= column) cells.Add("");
            cells[column] = Value(xml, line, column, texts, dates);
        }
        return cells;
    }

    private static string Value(XmlReader xml, int line, int column, IReadOnlyList<string> texts, XlsxDates dates)
    {
        if (xml.IsEmptyElement) return "";
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var raw = new StringBuilder();
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f") throw new UnreadableFileException("import-xlsx-formula", NameOf(line, column));
            if (xml.LocalName is "v" or "t") AppendText(xml, raw, NameOf(line, column));
            else if (xml.LocalName == "rPh") xml.Skip(); // how to pronounce it
        }
        var text = raw.ToString();
        return type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count
                ? texts[index] : throw new FormatException(),
            "inlineStr" or "str" or "d" => text,
            "b" => text == "1" ? "TRUE" : "FALSE",
            "e" => throw new UnreadableFileException("import-xlsx-error-cell", NameOf(line, column), text),
            _ => dates.Is(style) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
                ? dates.Text(days) : Number(text),
        };
    }

    /// <summary>Appends the text of the present element, no more than a cell may hold.</summary>
    public static void AppendText(XmlReader xml, StringBuilder to, string cell)
    {
        if (xml.IsEmptyElement) return;
        var (depth, buffer) = (xml.Depth, new char[1024]);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            int read;
            while ((read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
            {
                if (to.Length + read > Limits.Cell) throw new UnreadableFileException("import-cell-too-long", cell, Limits.Cell);
                to.Append(buffer, 0, read);
            }
        }
    }

    /// <summary>116.85000000000001 is how a program wrote 116.85; 1.1011810100000001E+17 a number nobody typed.</summary>
    private static string Number(string text) =>
        text.Length > 15 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1e15
            ? number.ToString("G15", CultureInfo.InvariantCulture) : text;

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 100_000) break;
            column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return column == 0 ? null : column - 1;
    }

    private static string NameOf(int line, int column)
    {
        var letters = "";
        for (var left = column; left >= 0; left = left / 26 - 1) letters = (char)('A' + left % 26) + letters;
        return letters + line;
    }
}
