using System.Text.Json.Serialization;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Assessment;

/// <summary>申诉 against a deduction.</summary>
/// <param name="Upheld">True: lifted; false: rejected; null: not decided.</param>
/// <param name="Answer">The assessor's reason.</param>
public sealed record AppealView(string Reason, DateTimeOffset FiledAt, string FiledBy, bool? Upheld, string? Answer,
    DateTimeOffset? DecidedAt, string? DecidedBy);

/// <summary>Points taken off, and the fact behind it.</summary>
/// <param name="Key">Names it in requests.</param>
/// <param name="Number">Case number, report month, patch number or number on the list.</param>
/// <param name="At">When the fact came about.</param>
/// <param name="Deadlines">The deadlines that passed, of an overdue case.</param>
/// <param name="Link">The page of the fact.</param>
/// <param name="Lifted">An appeal was upheld: it costs nothing.</param>
/// <param name="Actions">What the reader may do: <c>appeal</c>, <c>decide</c>.</param>
public sealed record DeductionView(
    string Key, DeductionKind Kind, int Points, string Number, DateTimeOffset At, IReadOnlyList<DeadlineKind> Deadlines, string Link,
    bool Lifted, AppealView? Appeal, IReadOnlyList<string> Actions);

/// <summary>A unit's assessment of a period for one reader.</summary>
/// <param name="UnitName">The unit's name when it was opened.</param>
/// <param name="From">Inclusive.</param>
/// <param name="Before">24:00 of the last day, exclusive.</param>
/// <param name="Eligible">May be 优秀: cleared at the period's end, and no listed item stands.</param>
/// <param name="Uncleared">Numbers of the cases for which it is not cleared.</param>
/// <param name="Rank">Among its assessor's units, ties sharing one; before the confirmation only for who sees them all.</param>
/// <param name="Of">How many these are; null as the rank.</param>
/// <param name="AppealsUntil">24:00 of the last day to appeal, exclusive; null when confirmed or nothing is left to appeal against.</param>
public sealed record AssessmentView(
    string Period, UnitView Unit, string UnitName, AssessmentLevel Level, UnitView Assessor, DateTimeOffset From, DateTimeOffset Before,
    DateTimeOffset? ComputedAt, DateTimeOffset? ConfirmedAt, int Version,
    int Score, Grade Grade, bool Eligible, IReadOnlyList<string> Uncleared, int? Rank, int? Of, int OpenAppeals,
    DateTimeOffset? AppealsUntil, IReadOnlyList<DeductionView> Deductions)
{
    /// <summary>The historical listed items that stand against it (Art 30).</summary>
    [JsonIgnore]
    public IEnumerable<DeductionView> ListedItems => Deductions.Where(d => d is { Kind: DeductionKind.ListedItem, Lifted: false });
}

/// <summary>The ranking of a period: the units that the reader may see, best first.</summary>
/// <param name="Town">Whose villages, of <see cref="AssessmentLevel.Village"/>.</param>
/// <param name="Version">Of all its units together: any step on any of them changes it. A confirmation names it.</param>
/// <param name="ConfirmedAt">When it was confirmed and frozen, or null.</param>
/// <param name="Actions">What the reader may do: <c>compute</c>, <c>confirm</c>.</param>
public sealed record AssessmentSheet(
    string Period, AssessmentLevel Level, UnitView? Town, DateTimeOffset From, DateTimeOffset Before, int Version,
    DateTimeOffset? ConfirmedAt, IReadOnlyList<AssessmentView> Items, IReadOnlyList<string> Actions);

/// <summary>Who sees assessments at all.</summary>
public static class AssessmentRules
{
    /// <summary>The district's bodies and auditors, towns and villages; which of them, the scope decides.</summary>
    public static bool MaySee(Actor reader) => ReadScope.Of(reader).WholeDistrict
        || reader.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone or UnitKind.Village;
}
