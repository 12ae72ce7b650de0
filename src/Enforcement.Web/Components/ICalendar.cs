using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Enforcement.Web.Components;

/// <summary>A day's entry of a calendar.</summary>
/// <param name="Id">The same as long as it is the same thing.</param>
/// <param name="Day">All of this day.</param>
public sealed record CalendarEntry(string Id, DateOnly Day, string Summary, string Description, string Link);

/// <summary>iCalendar (RFC 5545): days are given as days, so that no program moves them to another zone.</summary>
public static class ICalendar
{
    /// <summary>The calendar as text.</summary>
    /// <param name="stamp">When it was made.</param>
    public static string Write(string name, DateTimeOffset stamp, IEnumerable<CalendarEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var calendar = new Calendar { ProductId = "-//Miyun//Enforcement//ZH", Scale = CalendarScales.Gregorian,
            Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", "Asia/Shanghai");
        foreach (var e in entries)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{e.Id}@enforcement.miyun", DtStamp = new CalDateTime(stamp.UtcDateTime), Start = new CalDateTime(e.Day),
                End = new CalDateTime(e.Day.AddDays(1)),
                Summary = e.Summary, Description = e.Description.ReplaceLineEndings("\n"), Url = new Uri(e.Link),
                Transparency = TransparencyType.Transparent,
            });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
