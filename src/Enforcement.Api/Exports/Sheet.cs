using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Enforcement.Api.Exports;

/// <summary>
/// A table to be given away: its title, its columns with their share of the width, and its rows. A cell is a text, a number or nothing.
/// </summary>
internal sealed record Sheet(string Name, string Title, IReadOnlyList<(string Head, int Width)> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A file made for the reader.</summary>
public sealed record ExportFile(string FileName, string ContentType, byte[] Bytes)
{
    internal IResult ToHttp() => Results.File(Bytes, ContentType, FileName);
}

/// <summary>Writes tables as the district circulates them: .xlsx to go on with, .docx on A4 across to be stamped.</summary>
internal static class SheetWriter
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static ExportFile Write(string name, IReadOnlyList<Sheet> sheets, bool asXlsx) =>
        asXlsx ? new ExportFile($"{name}.xlsx", Xlsx, Workbook(sheets)) : new ExportFile($"{name}.docx", Docx, Document(sheets));

    /// <summary>
    /// Texts are inline strings, so that what begins with <c>=</c> is a text and never a formula, in whatever program opens it.
    /// </summary>
    private static byte[] Workbook(IReadOnlyList<Sheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font(), new Font(new Bold(), new FontSize { Val = 16 }), new Font(new Bold())),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
                    new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border(), new Border(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(),
                    new DiagonalBorder())), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), Format(1, 0, HorizontalAlignmentValues.Center),
                    Format(2, 1, HorizontalAlignmentValues.Center), Format(0, 1, HorizontalAlignmentValues.Left)));
            uint id = 0;
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Fill(part, sheet);
                workbook.Workbook.Sheets!.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part),
                    SheetId = ++id, Name = sheet.Name });
            }
        }
        return file.ToArray();
    }

    private static T Line<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues align) =>
        new(new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true }) { FontId = font,
            BorderId = border, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true };

    /// <summary>Row by row into the part, so that a long table is never held as a tree.</summary>
    private static void Fill(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(
            new Columns(sheet.Columns.Select((c, i) =>
                new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        Row(writer, 1, [sheet.Title], 1);
        Row(writer, 2, [.. sheet.Columns.Select(c => (object?)c.Head)], 2);
        uint row = 3;
        foreach (var cells in sheet.Rows) Row(writer, row++, cells, 3);
        writer.WriteEndElement();
        writer.WriteElement(new MergeCells(new MergeCell { Reference = $"A1:{ColumnName(sheet.Columns.Count)}1" }));
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape });
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, uint index, IReadOnlyList<object?> cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = index });
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = new Cell { CellReference = $"{ColumnName(i + 1)}{index}", StyleIndex = style };
            switch (cells[i])
            {
                case null:
                    break;
                case int or long or double:
                    cell.DataType = CellValues.Number;
                    cell.CellValue = new CellValue(Convert.ToString(cells[i], CultureInfo.InvariantCulture)!);
                    break;
                default:
                    cell.DataType = CellValues.InlineString;
                    cell.InlineString = new InlineString(
                        new Text(Clean(cells[i]!.ToString()!)) { Space = SpaceProcessingModeValues.Preserve });
                    break;
            }
            writer.WriteElement(cell);
        }
        writer.WriteEndElement();
    }

    private static string ColumnName(int number) => number <= 26 ? ((char)('A' + number - 1)).ToString() : ColumnName((number - 1) / 26)
        + ColumnName((number - 1) % 26 + 1);

    /// <summary>Without what XML cannot hold; half a character (a lone surrogate) is read as U+FFFD.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value is '\n' or '\t' or >= ' ' and not 0xFFFD and not 0xFFFE and not 0xFFFF)
            .Select(r => r.ToString()));

    private static byte[] Document(IReadOnlyList<Sheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new W.Body();
            main.Document = new W.Document(body);
            foreach (var sheet in sheets)
            {
                body.Append(Paragraph(sheet.Title, "方正小标宋简体", 36, W.JustificationValues.Center), Table(sheet),
                    Paragraph("", "仿宋_GB2312", 21, W.JustificationValues.Left));
            }
            body.Append(new W.SectionProperties(
                new W.PageSize { Width = 16838, Height = 11906, Orient = W.PageOrientationValues.Landscape },
                new W.PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        }
        return file.ToArray();
    }

    private static W.Table Table(Sheet sheet)
    {
        const int width = 14570;
        var all = sheet.Columns.Sum(c => c.Width);
        var widths = sheet.Columns.Select(c => width * c.Width / all).ToArray();
        W.TableCell Cell(object? value, int i, bool head) => new(
            new W.TableCellProperties(new W.TableCellWidth { Width = $"{widths[i]}", Type = W.TableWidthUnitValues.Dxa }),
            Paragraph(value is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "", head ? "黑体"
                : "仿宋_GB2312", 21, head ? W.JustificationValues.Center : W.JustificationValues.Left));
        return new W.Table(
        [
            new W.TableProperties(new W.TableWidth { Width = $"{width}", Type = W.TableWidthUnitValues.Dxa }, new W.TableBorders(
                new W.TopBorder { Val = W.BorderValues.Single, Size = 4 }, new W.LeftBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.BottomBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.RightBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.InsideVerticalBorder { Val = W.BorderValues.Single, Size = 4 })),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = $"{w}" })),
            new W.TableRow([new W.TableRowProperties(new W.TableHeader()), .. sheet.Columns.Select((c, i) => Cell(c.Head, i, true))]),
            .. sheet.Rows.Select(r =>
                new W.TableRow(Enumerable.Range(0, widths.Length).Select(i => Cell(i < r.Count ? r[i] : null, i, false)))),
        ]);
    }

    private static W.Paragraph Paragraph(string text, string font, int size, W.JustificationValues align) => new(
        new W.ParagraphProperties(new W.Justification { Val = align }),
        new W.Run(
            new W.RunProperties(new W.RunFonts { Ascii = font, HighAnsi = font, EastAsia = font }, new W.FontSize { Val = $"{size}" }),
            new W.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
}
