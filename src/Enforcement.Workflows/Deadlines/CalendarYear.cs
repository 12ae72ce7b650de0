namespace Enforcement.Workflows.Deadlines;

/// <summary>One day of a State Council notice.</summary>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, string Name);

/// <summary>A calendar year: the days that differ from "Monday to Friday works", and the notice they come from.</summary>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<CalendarDay> Days);
