using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Api.Calendars;

/// <summary>
/// Reads a calendar year as JSON: <c>{"year", "source", "days":[{"date", "kind": statutoryHoliday｜restDay｜makeUpWorkday, "name"}]}</c>.
/// Strict, because a wrong day moves legal deadlines: what cannot be right is refused by name instead of repaired.
/// </summary>
internal static class CalendarFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // By name, because parsing the enum itself would also take "0" and "restday, makeUpWorkday".
    private static readonly Dictionary<string, DayKind> Kinds =
        Enum.GetValues<DayKind>().ToDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));

    private sealed record File(int? Year, string? Source, List<Day?>? Days);

    private sealed record Day(string? Date, string? Kind, string? Name);

    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidCalendarFileException">
    /// <c>calendar-unreadable</c> (line) · <c>calendar-file-year-missing</c> · <c>calendar-source-missing</c> · <c>calendar-empty</c>
    /// (year) ·
    /// <c>calendar-day-incomplete</c> (position from 1) · <c>calendar-date-unreadable</c> (text) · <c>calendar-unknown-kind</c> (date,
    /// kind) ·
    /// <c>calendar-day-outside-year</c> (date, year) · <c>calendar-day-twice</c> (date) · <c>calendar-make-up-not-weekend</c> (date).
    /// </exception>
    public static CalendarYear Parse(string json)
    {
        var file = Deserialize(json);
        if (file.Year is not (>= 2000 and <= 2100)) throw new InvalidCalendarFileException("calendar-file-year-missing");
        if (string.IsNullOrWhiteSpace(file.Source)) throw new InvalidCalendarFileException("calendar-source-missing");
        if (file.Days is not { Count: > 0 }) throw new InvalidCalendarFileException("calendar-empty", file.Year);

        var days = new SortedDictionary<DateOnly, CalendarDay>();
        for (var i = 0; i < file.Days.Count; i++)
        {
            if (file.Days[i] is not { Date: { } text, Kind: { } kindName, Name: { } name })
                throw new InvalidCalendarFileException("calendar-day-incomplete", i + 1);
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                throw new InvalidCalendarFileException("calendar-date-unreadable", text);
            if (!Kinds.TryGetValue(kindName, out var kind)) throw new InvalidCalendarFileException("calendar-unknown-kind", text, kindName);
            if (date.Year != file.Year) throw new InvalidCalendarFileException("calendar-day-outside-year", text, file.Year);
            if (kind == DayKind.MakeUpWorkday && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                throw new InvalidCalendarFileException("calendar-make-up-not-weekend", text);
            if (!days.TryAdd(date, new CalendarDay(date, kind, name))) throw new InvalidCalendarFileException("calendar-day-twice", text);
        }
        return new CalendarYear(file.Year.Value, file.Source, [.. days.Values]);
    }

    /// <summary>The years that the product brings along, ascending.</summary>
    public static IReadOnlyList<CalendarYear> Embedded() => [.. EmbeddedJson().Select(Parse).OrderBy(y => y.Year)];

    /// <summary>The same as the text of their files.</summary>
    public static IEnumerable<string> EmbeddedJson()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Calendars.state-council-", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static File Deserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<File>(json, Json) ?? throw new InvalidCalendarFileException("calendar-unreadable", 1);
        }
        catch (JsonException e)
        {
            throw new InvalidCalendarFileException("calendar-unreadable", (e.LineNumber ?? 0) + 1);
        }
    }
}
