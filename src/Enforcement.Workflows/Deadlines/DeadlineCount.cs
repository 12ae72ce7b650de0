namespace Enforcement.Workflows.Deadlines;

/// <summary>
/// A deadline with how it was counted, so that it can be said in a sentence (<see cref="DeadlineExplanation"/>) and
/// counted again by anyone. Frozen when made: a later calendar or policy does not change it.
/// </summary>
/// <param name="StartsOn">The legal day from which days run; itself not counted.</param>
/// <param name="Period">The rule.</param>
/// <param name="LastDay">The last day, inclusive.</param>
/// <param name="DueAt">24:00 of the last day: exclusive; a fact strictly before it is in time.</param>
/// <param name="Skipped">Runs of days not counted because they are not working days.</param>
/// <param name="MakeUpDays">Saturdays and Sundays counted because people work on them.</param>
/// <param name="RolledFrom">The last day before it rolled forward, or null.</param>
/// <param name="ExtensionDays">Days added by extensions 延期, counted like the period's.</param>
/// <param name="Suspensions">Runs of days not counted because the case was suspended 中止.</param>
public sealed record DeadlineCount(
    DateOnly StartsOn,
    LegalPeriod Period,
    DateOnly LastDay,
    DateTimeOffset DueAt,
    IReadOnlyList<DayRange> Skipped,
    IReadOnlyList<DateOnly> MakeUpDays,
    DateOnly? RolledFrom,
    int ExtensionDays,
    IReadOnlyList<DayRange> Suspensions)
{
    /// <summary>Counts a period.</summary>
    /// <param name="startsOn">The day of service or of the event; not counted (民法典 201).</param>
    /// <param name="period">The rule.</param>
    /// <param name="calendar">Asked only for working days and for rolling, so that a calendar-day period needs no calendar.</param>
    /// <param name="extensionDays">Days added by extensions, 0 or more.</param>
    /// <param name="suspensions">Days on which the case was suspended; not counted.</param>
    /// <exception cref="MissingCalendarYearException">Working days were needed of a year that was not recorded.</exception>
    public static DeadlineCount Of(
        DateOnly startsOn, LegalPeriod period, WorkingCalendar calendar, int extensionDays = 0, IReadOnlyList<DayRange>? suspensions = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period.Days, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(extensionDays);
        suspensions ??= [];
        var skipped = new List<DateOnly>();
        var makeUp = new List<DateOnly>();

        bool Suspended(DateOnly day) => suspensions.Any(s => s.Contains(day));

        bool Counts(DateOnly day)
        {
            if (Suspended(day)) return false;
            if (period.Basis == DayBasis.Calendar) return true;
            if (!calendar.IsWorkday(day))
            {
                skipped.Add(day);
                return false;
            }
            if (calendar.Find(day)?.Kind == DayKind.MakeUpWorkday) makeUp.Add(day);
            return true;
        }

        var last = startsOn;
        for (var left = period.Days + extensionDays; left > 0;)
        {
            last = last.AddDays(1);
            if (Counts(last)) left--;
        }

        DateOnly? rolledFrom = null;
        if (period.RollForward && !calendar.IsWorkday(last))
        {
            rolledFrom = last;
            while (!calendar.IsWorkday(last) || Suspended(last)) last = last.AddDays(1); // nor may it end while suspended
        }

        return new DeadlineCount(startsOn, period, last, LegalTime.EndOf(last), Runs(skipped), makeUp, rolledFrom, extensionDays,
            suspensions);
    }

    /// <summary>A deadline that ends on a named day (a supervision order's due date, the end of a year), inclusive.</summary>
    public static DeadlineCount Until(DateOnly startsOn, DateOnly lastDay, string legalBasis) =>
        new(startsOn, new LegalPeriod(lastDay.DayNumber - startsOn.DayNumber, DayBasis.Calendar, RollForward: false, legalBasis),
            lastDay, LegalTime.EndOf(lastDay), [], [], null, 0, []);

    private static List<DayRange> Runs(List<DateOnly> days)
    {
        var runs = new List<DayRange>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].To.AddDays(1) == day) runs[^1] = runs[^1] with { To = day };
            else runs.Add(new DayRange(day, day));
        }
        return runs;
    }
}
