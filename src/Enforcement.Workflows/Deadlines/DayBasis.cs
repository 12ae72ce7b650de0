namespace Enforcement.Workflows.Deadlines;

/// <summary>How the days of a period are counted.</summary>
public enum DayBasis
{
    /// <summary>日: every day of the calendar.</summary>
    Calendar,
    /// <summary>工作日: working days of the State Council's calendar, make-up workdays included.</summary>
    Working,
}
