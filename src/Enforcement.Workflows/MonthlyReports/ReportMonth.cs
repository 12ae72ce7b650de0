using System.Globalization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.MonthlyReports;

/// <summary>
/// A month of the reports (Art 15): what was found from the end of the former period to the end of its reporting day, in Asia/Shanghai.
/// </summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Month">1 to 12.</param>
public readonly record struct ReportMonth(int Year, int Month) : IComparable<ReportMonth>
{
    /// <summary>The first day, on which the report opens.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>The next month.</summary>
    public ReportMonth Next => Of(First.AddMonths(1));

    /// <summary>The month before.</summary>
    public ReportMonth Previous => Of(First.AddMonths(-1));

    /// <summary>When it opens: 00:00 of the first.</summary>
    public DateTimeOffset OpensAt => LegalTime.StartOf(First);

    /// <summary>The month in which a day lies.</summary>
    public static ReportMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The period's start, inclusive: 24:00 of the former month's reporting day.</summary>
    public DateTimeOffset From(MonthPolicy policy) => Previous.Before(policy);

    /// <summary>
    /// The period's end and the report's due instant, exclusive: 24:00 of the reporting day (民法典 203; 20日前 takes the 20th in).
    /// </summary>
    public DateTimeOffset Before(MonthPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return LegalTime.EndOf(DayOf(policy));
    }

    /// <summary>The reporting day; the month's last where it has fewer days.</summary>
    public DateOnly DayOf(MonthPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new DateOnly(Year, Month, Math.Min(policy.ReportDay, DateTime.DaysInMonth(Year, Month)));
    }

    /// <summary><c>2026-03</c>; null when it is none.</summary>
    public static ReportMonth? Parse(string? text) =>
        text is { Length: 7 } && DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) && day.Year is >= 2000 and < 9000 ? Of(day) : null;

    /// <inheritdoc/>
    public int CompareTo(ReportMonth other) => First.CompareTo(other.First);

    /// <inheritdoc/>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static bool operator <(ReportMonth a, ReportMonth b) => a.CompareTo(b) < 0;
    public static bool operator >(ReportMonth a, ReportMonth b) => a.CompareTo(b) > 0;
    public static bool operator <=(ReportMonth a, ReportMonth b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ReportMonth a, ReportMonth b) => a.CompareTo(b) >= 0;
}

/// <summary>What the policy says of the month (Art 15, 16).</summary>
/// <param name="ReportDay">Day of the month by whose end a town reports; it counts.</param>
/// <param name="ReminderDays">So many days before it a town is reminded.</param>
/// <param name="ReturnDays">Calendar days in which a returned report comes again; the day of the return is not counted.</param>
/// <param name="MatchMetres">A patch matches what lies within this distance, inclusive.</param>
/// <param name="MatchDays">… and was found at most this many days after the imaging day, inclusive.</param>
/// <param name="ConsistentRate">From this match rate on a town is consistent, inclusive.</param>
/// <param name="LargeGapRate">Below it the gap is large, exclusive.</param>
/// <param name="LargeGapPatches">From so many patches on that only the satellite saw, too, inclusive.</param>
/// <param name="FollowUpDays">Calendar days in which what follows from a comparison is done.</param>
public sealed record MonthPolicy(
    int ReportDay, IReadOnlyList<int> ReminderDays, int ReturnDays, int MatchMetres, int MatchDays, double ConsistentRate,
    double LargeGapRate, int LargeGapPatches, int FollowUpDays);
