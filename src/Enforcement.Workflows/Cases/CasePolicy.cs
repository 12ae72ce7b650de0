using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// One version of the policy values: data, effective-dated, never edited once in force (Art 31: the measure is revised when
/// the city's rules change). A case keeps the version in force on the legal day it was opened.
/// </summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="EffectiveFrom">First legal day of the version, inclusive; it ends where the next begins.</param>
/// <param name="Note">Why it was made, for people.</param>
/// <param name="Periods">The period of every deadline kind but <see cref="DeadlineKind.YearEnd"/>, whose end is the year's. For <see cref="DeadlineKind.SelfDemolition"/> the longest allowed term.</param>
/// <param name="MaxExtensionDays">Longest total extension of one deadline, in days of its own basis.</param>
/// <param name="NightFrom">Start of the night, inclusive, in which nothing may be demolished by force (行政强制法 43).</param>
/// <param name="NightTo">End of that night, exclusive.</param>
/// <param name="RepeatDistanceMetres">A demolished place within this distance makes a case 屡拆屡建, inclusive.</param>
/// <param name="RepeatYears">… when demolished at most this many years before.</param>
/// <param name="DuplicateDistanceMetres">A lead within this distance of an open lead or case is offered as its duplicate, inclusive.</param>
/// <param name="DuplicateDays">… when they were found at most this many days apart.</param>
/// <param name="Month">Of the monthly report and the satellite review.</param>
/// <param name="UnitLadder">Of the ladder for units.</param>
/// <param name="Assessment">Points that each fact costs in an assessment.</param>
public sealed record CasePolicy(
    int Version,
    DateOnly EffectiveFrom,
    string Note,
    IReadOnlyDictionary<DeadlineKind, LegalPeriod> Periods,
    int MaxExtensionDays,
    TimeOnly NightFrom,
    TimeOnly NightTo,
    int RepeatDistanceMetres,
    int RepeatYears,
    int DuplicateDistanceMetres,
    int DuplicateDays,
    MonthPolicy Month,
    UnitLadderPolicy UnitLadder,
    DeductionTable Assessment,
    int AppealDays)
{
    /// <summary>True when a time of day lies in the protected night, which runs over midnight.</summary>
    public bool IsNight(TimeOnly time) => time.IsBetween(NightFrom, NightTo);

    /// <summary>The version in force on a legal day.</summary>
    /// <exception cref="InvalidOperationException">No version was in force then.</exception>
    public static CasePolicy InForce(IEnumerable<CasePolicy> versions, DateOnly day) =>
        versions.Where(v => v.EffectiveFrom <= day).MaxBy(v => (v.EffectiveFrom, v.Version))
        ?? throw new InvalidOperationException($"No policy version was in force on {day:yyyy-MM-dd}.");
}
