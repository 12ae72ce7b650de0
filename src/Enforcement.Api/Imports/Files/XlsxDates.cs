using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Enforcement.Api.Imports.Files;

/// <summary>Which styles of a workbook show a number of days as a date.</summary>
internal sealed partial class XlsxDates
{
    private const int From1904 = 1462; // days between the two beginnings that Excel counts from
    private readonly HashSet<string> _styles = [];
    private int _shift;

    public static XlsxDates Read(WorkbookPart workbook)
    {
        var dates = new XlsxDates { _shift = workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? From1904 : 0 };
        if (workbook.WorkbookStylesPart?.Stylesheet is not { } styles) return dates;
        var formats = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null).GroupBy(f => f.NumberFormatId!.Value)
                .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        var index = 0;
        foreach (var format in styles.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            // Built in: 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese.
            if (formats.TryGetValue(id, out var code) ? DateLetters().IsMatch(Quoted().Replace(code, ""))
                : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))
                dates._styles.Add(index.ToString(CultureInfo.InvariantCulture));
            index++;
        }
        return dates;
    }

    public bool Is(string? style) => style is not null && _styles.Contains(style);

    public string Text(double days)
    {
        days += _shift;
        if (days is < 1 or > 2_958_465) return days.ToString(CultureInfo.InvariantCulture);
        var at = DateTime.FromOADate(Math.Round(days * 86_400) / 86_400);
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetters();

    [GeneratedRegex("""\[[^\]]*\]|"[^"]*"|\\.""")]
    private static partial Regex Quoted();
}
