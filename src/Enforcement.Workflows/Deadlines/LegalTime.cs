namespace Enforcement.Workflows.Deadlines;

/// <summary>
/// Legal time is Asia/Shanghai, which has kept +08:00 without daylight saving since 1991; the measure is of 2022.
/// An instant is a <see cref="DateTimeOffset"/>, a legal day a <see cref="DateOnly"/>; this is the only bridge between them.
/// </summary>
public static class LegalTime
{
    /// <summary>+08:00.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The legal day on which an instant falls: 2026-04-12T16:30Z is 13 April.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>00:00 of a legal day, with offset +08:00.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>24:00 of a legal day (民法典 203), which is 00:00 of the next: the first instant that is too late.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The same instant written with offset +08:00.</summary>
    public static DateTimeOffset In(DateTimeOffset instant) => instant.ToOffset(Offset);
}
