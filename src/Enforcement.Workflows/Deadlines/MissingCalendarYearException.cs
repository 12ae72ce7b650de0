namespace Enforcement.Workflows.Deadlines;

/// <summary>A year that no State Council notice was recorded for was asked about. Never guessed: the year must be imported first.</summary>
public sealed class MissingCalendarYearException(int year)
    : InvalidOperationException($"No working-day calendar for {year}: import the State Council's notice of that year.")
{
    /// <summary>The missing year.</summary>
    public int Year { get; } = year;
}
