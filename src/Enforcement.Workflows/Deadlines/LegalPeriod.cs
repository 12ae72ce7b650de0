namespace Enforcement.Workflows.Deadlines;

/// <summary>A period as a rule states it: a policy value, never a constant.</summary>
/// <param name="Days">Number of days, at least 1; the start day is not counted (民法典 201).</param>
/// <param name="Basis">Calendar or working days.</param>
/// <param name="RollForward">Whether a last day that is not a working day moves to the next working day (民法典 203); the measure's default
/// is no.</param>
/// <param name="LegalBasis">Where the number comes from, as people cite it: 「办法」第二十一条.</param>
public sealed record LegalPeriod(int Days, DayBasis Basis, bool RollForward, string LegalBasis);

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, both inclusive.</summary>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>True when the day lies in the range.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;
}
