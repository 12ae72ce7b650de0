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
