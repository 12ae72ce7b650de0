using System.Globalization;
using System.Text;

namespace Enforcement.Web.Components;

/// <summary>A day's entry of a calendar.</summary>
/// <param name="Id">The same as long as it is the same thing.</param>
/// <param name="Day">All of this day.</param>
public sealed record CalendarEntry(string Id, DateOnly Day, string Summary, string Description, string Link);

/// <summary>iCalendar (RFC 5545): lines end with CRLF and are folded after 75 octets, never inside a character; days are given as days, so that no program moves them to another zone.</summary>
public static class ICalendar
{
    /// <summary>The calendar as text.</summary>
    /// <param name="stamp">When it was made.</param>
    public static string Write(string name, DateTimeOffset stamp, IEnumerable<CalendarEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Miyun//Enforcement//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(name)}");
        Line("X-WR-TIMEZONE:Asia/Shanghai");
        foreach (var e in entries)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{e.Id}@enforcement.miyun");
            Line($"DTSTAMP:{stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line($"DTSTART;VALUE=DATE:{e.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line($"DTEND;VALUE=DATE:{e.Day.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line($"SUMMARY:{Escape(e.Summary)}");
            Line($"DESCRIPTION:{Escape(e.Description)}");
            Line($"URL:{e.Link}");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1; // the space counts
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
