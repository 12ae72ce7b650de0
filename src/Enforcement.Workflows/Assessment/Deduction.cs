using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Assessment;

/// <summary>扣分标准: points that a single fact of each kind costs, 0 to 100 (policy; Art 28, 29).</summary>
public sealed record DeductionTable(int OverdueCase, int Bulletin, int LateReport, int MissingReport, int SatelliteOnly, int Supervision,
    int MunicipalListing, int ListedItem)
{
    /// <summary>The points of a kind.</summary>
    public int PointsOf(DeductionKind kind) => kind switch
    {
        DeductionKind.OverdueCase => OverdueCase,
        DeductionKind.Bulletin => Bulletin,
        DeductionKind.LateReport => LateReport,
        DeductionKind.MissingReport => MissingReport,
        DeductionKind.SatelliteOnly => SatelliteOnly,
        DeductionKind.Supervision => Supervision,
        DeductionKind.MunicipalListing => MunicipalListing,
        DeductionKind.ListedItem => ListedItem,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>A fact of a unit's work that costs points.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Of the case, the report's month, the patch or the listed item; with the kind it names the fact in the period.</param>
/// <param name="Number">As people know it: case number, month, patch number, number on the list.</param>
/// <param name="At">When it came about, legal time: the first deadline passed, the step was taken, the report was due, the patch was
/// imaged, the item was listed.</param>
/// <param name="Deadlines">The deadlines that passed, of <see cref="DeductionKind.OverdueCase"/>.</param>
/// <param name="Month">The review's month, of <see cref="DeductionKind.SatelliteOnly"/>.</param>
public sealed record AssessedFact(DeductionKind Kind, string Id, string Number, DateTimeOffset At, IReadOnlyList<DeadlineKind> Deadlines,
    string? Month = null);

/// <summary>Points that a fact costs.</summary>
/// <param name="Key">Names it in the assessment, through every computing: <c>overdueCase:MY2026-101-0001</c>.</param>
/// <param name="Points">From the policy that the assessment is under.</param>
public sealed record Deduction(string Key, AssessedFact Fact, int Points);
