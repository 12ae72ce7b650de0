using System.Globalization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Tests.Deadlines;

/// <summary>Days and instants as tests write them.</summary>
internal static class When
{
    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    public static DayRange Range(string from, string to) => new(Day(from), Day(to));

    public static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    /// <summary>A legal time: <c>2026-04-12 00:05</c> is +08:00.</summary>
    public static DateTimeOffset At(string legalTime) => new(DateTime.Parse(legalTime, CultureInfo.InvariantCulture), LegalTime.Offset);
}
