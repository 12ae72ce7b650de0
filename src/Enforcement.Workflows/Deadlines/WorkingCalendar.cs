namespace Enforcement.Workflows.Deadlines;

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
