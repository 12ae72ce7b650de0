using System.Globalization;

namespace Enforcement.Workflows.Deadlines;

/// <summary>
/// Says in one sentence how a deadline was counted, so that the party, a court or a colleague can count it again by
/// hand. Both languages stand here because the sentence is part of the rule, not of a page.
/// </summary>
/// <remarks>Holidays are named by date; plain weekends, which anyone can find in a calendar, only by their number of days.</remarks>
public static class DeadlineExplanation
{
    /// <summary>The sentence. Days are legal days (Asia/Shanghai); the first is not counted, the last is, until 24:00.</summary>
    /// <param name="count">The counted deadline.</param>
    /// <param name="language">A language tag: "en…" is English, anything else zh-CN. The legal basis stays in Chinese.</param>
    public static string Explain(DeadlineCount count, string language)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English(count) : Chinese(count);
    }

    private static string Chinese(DeadlineCount count)
    {
        var year = count.StartsOn.Year;
        var working = count.Period.Basis == DayBasis.Working;
        var unit = working ? "个工作日" : "日";

        var parts = new List<string>
        {
            $"{Date(count.StartsOn, 0)}起算（当日不计）",
            $"{count.Period.Days}{unit}{(working ? "" : "（自然日）")}",
        };
        if (count.ExtensionDays > 0) parts.Add($"另延期{count.ExtensionDays}{unit}");
        if (Holidays(count) is { Count: > 0 } holidays) parts.Add($"跳过{string.Join('、', holidays.Select(Range))}");
        if (WeekendDays(count) is > 0 and var days) parts.Add($"{(Holidays(count).Count > 0 ? "另" : "")}跳过周末{days}天");
        if (count.MakeUpDays.Count > 0)
            parts.Add(string.Join('、', count.MakeUpDays.GroupBy(FirstOfMonth).Select(SameMonth)) + "调休上班计入");
        if (Suspended(count) is { Count: > 0 } suspended) parts.Add($"中止期间{string.Join('、', suspended.Select(Range))}不计");
        if (count.RolledFrom is { } rolledFrom)
            parts.Add($"末日{Date(rolledFrom, year)}非工作日，顺延至{Date(count.LastDay, year)}{(IsWeekend(count.LastDay) ? "（调休上班）" : "")}");
        parts.Add($"至{Date(count.LastDay, 0)}24时止");
        return $"{string.Join('，', parts)}。依据：{count.Period.LegalBasis}。";

        string SameMonth(IGrouping<DateOnly, DateOnly> month) =>
            Date(month.First(), year) + string.Concat(month.Skip(1).Select(d => $"、{d.Day}日"));

        string Range(DayRange range) =>
            range.From == range.To ? Date(range.From, year)
            : FirstOfMonth(range.From) == FirstOfMonth(range.To) ? $"{Date(range.From, year)}至{range.To.Day}日"
            : $"{Date(range.From, year)}至{Date(range.To, range.From.Year)}";

        static string Date(DateOnly day, int yearKnown) =>
            day.Year == yearKnown ? $"{day.Month}月{day.Day}日" : $"{day.Year}年{day.Month}月{day.Day}日";
    }

    private static string English(DeadlineCount count)
    {
        var year = count.StartsOn.Year;
        var unit = count.Period.Basis == DayBasis.Working ? "working day" : "calendar day";

        var parts = new List<string> { Many(count.Period.Days, unit) };
        if (count.ExtensionDays > 0) parts.Add($"extended by {Many(count.ExtensionDays, unit)}");
        var skipped = Holidays(count).Select(Range).ToList();
        if (WeekendDays(count) is > 0 and var days) skipped.Add(Many(days, "weekend day"));
        if (skipped.Count > 0) parts.Add($"skips {And(skipped)}");
        if (count.MakeUpDays.Count > 0)
            parts.Add(And(count.MakeUpDays.GroupBy(FirstOfMonth).Select(SameMonth))
                + (count.MakeUpDays.Count == 1 ? " counts as a make-up workday" : " count as make-up workdays"));
        if (Suspended(count) is { Count: > 0 } suspended) parts.Add($"suspended {And(suspended.Select(Range))}, not counted");
        if (count.RolledFrom is { } rolledFrom)
            parts.Add($"the last day {Date(rolledFrom, year)} is not a working day and moves to {Date(count.LastDay, year)}"
                + (IsWeekend(count.LastDay) ? " (a make-up workday)" : ""));
        return $"Counted from {Date(count.StartsOn, 0)} (that day not counted): {string.Join(", ", parts)}; "
            + $"ends on {Date(count.LastDay, 0)} at 24:00. Basis: {count.Period.LegalBasis}.";

        string SameMonth(IGrouping<DateOnly, DateOnly> month) =>
            And([.. month.SkipLast(1).Select(d => Number(d.Day)), Date(month.Last(), year)]);

        string Range(DayRange range) =>
            range.From == range.To ? Date(range.From, year)
            : FirstOfMonth(range.From) == FirstOfMonth(range.To) ? $"{range.From.Day}–{Date(range.To, year)}"
            : $"{Date(range.From, range.To.Year == year ? year : 0)} – {Date(range.To, year)}";

        static string Date(DateOnly day, int yearKnown) =>
            day.ToString(day.Year == yearKnown ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

        static string Many(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        static string And(IEnumerable<string> items)
        {
            var list = items.ToList();
            return list.Count == 1 ? list[0] : $"{string.Join(", ", list.SkipLast(1))} and {list[^1]}";
        }
    }

    private static List<DayRange> Holidays(DeadlineCount count) => [.. count.Skipped.Where(r => !IsPlainWeekend(r))];

    private static int WeekendDays(DeadlineCount count) =>
        count.Skipped.Where(IsPlainWeekend).Sum(r => r.To.DayNumber - r.From.DayNumber + 1);

    // A suspension that ended before the period began, or began after it ended, changed nothing and is not mentioned.
    private static List<DayRange> Suspended(DeadlineCount count) =>
        [.. count.Suspensions.Where(s => s.To > count.StartsOn && s.From <= count.LastDay)];

    private static bool IsPlainWeekend(DayRange run) =>
        run.To.DayNumber - run.From.DayNumber <= 1 && IsWeekend(run.From) && IsWeekend(run.To);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
