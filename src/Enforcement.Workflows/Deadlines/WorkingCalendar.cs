namespace Enforcement.Workflows.Deadlines;

/// <summary>What the State Council's notice makes of a day that its weekday alone does not say.</summary>
public enum DayKind
{
    /// <summary>A holiday by law 法定节假日 (the days of 全国年节及纪念日放假办法).</summary>
    StatutoryHoliday,
    /// <summary>A rest day around a holiday, moved by the notice 调休休息日.</summary>
    RestDay,
    /// <summary>A Saturday or Sunday on which people work 调休上班.</summary>
    MakeUpWorkday,
}

/// <summary>One day of a State Council notice.</summary>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, string Name);

/// <summary>A calendar year: the days that differ from "Monday to Friday works", and the notice they come from.</summary>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<CalendarDay> Days);

/// <summary>A year that no State Council notice was recorded for was asked about. Never guessed: the year must be imported first.</summary>
public sealed class MissingCalendarYearException(int year)
    : InvalidOperationException($"No working-day calendar for {year}: import the State Council's notice of that year.")
{
    /// <summary>The missing year.</summary>
    public int Year { get; } = year;
}

/// <summary>The working days of the years that were recorded. Immutable.</summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<int> _years;
    private readonly Dictionary<DateOnly, CalendarDay> _days;

    /// <summary>Builds the calendar of the given years; a year given twice is an error.</summary>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        var list = years.ToList();
        _years = list.Select(y => y.Year).ToHashSet();
        if (_years.Count != list.Count) throw new ArgumentException("A calendar year was given twice.", nameof(years));
        _days = list.SelectMany(y => y.Days).ToDictionary(d => d.Date);
    }

    /// <summary>The recorded years, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _years.Order()];

    /// <summary>What the notice says of the day, or null when its weekday alone decides.</summary>
    /// <exception cref="MissingCalendarYearException">The year was not recorded.</exception>
    public CalendarDay? Find(DateOnly day) =>
        _years.Contains(day.Year) ? _days.GetValueOrDefault(day) : throw new MissingCalendarYearException(day.Year);

    /// <summary>True on a working day.</summary>
    /// <exception cref="MissingCalendarYearException">The year was not recorded.</exception>
    public bool IsWorkday(DateOnly day) => Find(day) switch
    {
        { Kind: DayKind.MakeUpWorkday } => true,
        { } => false,
        null => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };
}
