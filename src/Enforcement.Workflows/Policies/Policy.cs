using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Workflows.Policies;

/// <summary>
/// One version of the policy values: data, effective-dated, never edited once in force (Art 31: the measure is revised when
/// the city's rules change). What is under it keeps the version in force on the legal day it was opened.
/// </summary>
public sealed record Policy : CasePolicy
{
    /// <summary>A lead within this distance of an open lead or case is offered as its duplicate, inclusive.</summary>
    public int DuplicateDistanceMetres { get; init; }

    /// <summary>… when they were found at most this many days apart.</summary>
    public int DuplicateDays { get; init; }

    /// <summary>Of the monthly report and the satellite review.</summary>
    public MonthPolicy Month { get; init; } = null!;

    /// <summary>Of the ladder for units.</summary>
    public UnitLadderPolicy UnitLadder { get; init; } = null!;

    /// <summary>Points that each fact costs in an assessment.</summary>
    public DeductionTable Assessment { get; init; } = null!;

    /// <summary>Days in which a unit may appeal against its assessment.</summary>
    public int AppealDays { get; init; }

    /// <summary>The version in force on a legal day.</summary>
    /// <exception cref="InvalidOperationException">No version was in force then.</exception>
    public static Policy InForce(IEnumerable<Policy> versions, DateOnly day) =>
        versions.Where(v => v.EffectiveFrom <= day).MaxBy(v => (v.EffectiveFrom, v.Version))
        ?? throw new InvalidOperationException($"No policy version was in force on {day:yyyy-MM-dd}.");
}
