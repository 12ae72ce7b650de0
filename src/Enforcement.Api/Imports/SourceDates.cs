using System.Globalization;
using System.Text.RegularExpressions;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Api.Imports;

/// <summary>
/// Dates and times as tables have them. Legal time unless they say their offset; a day without a time is its beginning, a month its first
/// day.
/// </summary>
internal static partial class SourceDates
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss",
        "yyyyMMdd H:m:s", "yyyyMMdd H:m", "yyyy-M", "yyyyMM",
    ];

    /// <summary>The instant, or null when it cannot be read.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        text = text.Trim();
        if (Offset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var instant)) return LegalTime.In(instant);
        var plain = text.Replace('/', '-').Replace('.', '-').Replace("年", "-", StringComparison.Ordinal)
            .Replace("月", "-", StringComparison.Ordinal).Replace("日", " ", StringComparison.Ordinal)
            .Replace("时", ":", StringComparison.Ordinal).Replace("点", ":", StringComparison.Ordinal)
                .Replace("分", ":", StringComparison.Ordinal).Replace("秒", "", StringComparison.Ordinal)
            .Replace('T', ' ').Replace('：', ':');
        plain = Blanks().Replace(plain, " ").Trim().TrimEnd('-', ':');
        // 2026-3-15 8 → 8:0: somebody wrote 8时.
        if (BareHour().IsMatch(plain)) plain += ":0";
        // GF2_20260315: the satellite beside its day.
        if (EightDigits().Matches(plain) is [{ Value: var day }] && !char.IsAsciiDigit(plain[0])) plain = day;
        return DateTime.TryParseExact(plain, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && at.Year is >= 1990 and < 2100
            ? new DateTimeOffset(at, LegalTime.Offset) : null;
    }

    [GeneratedRegex(@"(?<!\d)\d{8}(?!\d)")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2} \d{1,2}$")]
    private static partial Regex BareHour();
}
