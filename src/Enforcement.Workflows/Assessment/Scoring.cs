using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Assessment;

/// <summary>Who is assessed (Art 28: 逐级考核).</summary>
public enum AssessmentLevel
{
    /// <summary>Towns and the development zone, by the district; planning acts for it.</summary>
    Town,
    /// <summary>Villages, by their own town.</summary>
    Village,
}

/// <summary>What costs points (process.md section 6).</summary>
public enum DeductionKind
{
    /// <summary>逾期案件: a deadline of the unit's own passed in the period; once a case and period, however many passed.</summary>
    OverdueCase,
    /// <summary>通报 (Art 24).</summary>
    Bulletin,
    /// <summary>月报迟报 (Art 15).</summary>
    LateReport,
    /// <summary>月报漏报 (Art 15): nothing had come by the period's end.</summary>
    MissingReport,
    /// <summary>仅卫片发现的图斑, of a confirmed review (Art 16).</summary>
    SatelliteOnly,
    /// <summary>督办 (Art 25).</summary>
    Supervision,
    /// <summary>市级挂账 (Art 27).</summary>
    MunicipalListing,
    /// <summary>历年挂账未销账 (Art 30): on the list since before the period, and still at its end.</summary>
    ListedItem,
}

/// <summary>How a score reads.</summary>
public enum Grade
{
    /// <summary>优秀: 90 or more, and eligible.</summary>
    Excellent,
    /// <summary>良好: 80 or more; also 90 or more of who is not cleared (Art 29).</summary>
    Good,
    /// <summary>合格: 60 or more.</summary>
    Pass,
    /// <summary>不合格.</summary>
    Fail,
}

/// <summary>扣分标准: points that a single fact of each kind costs, 0 to 100 (policy; Art 28, 29).</summary>
public sealed record DeductionTable(int OverdueCase, int Bulletin, int LateReport, int MissingReport, int SatelliteOnly, int Supervision, int MunicipalListing, int ListedItem)
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
/// <param name="At">When it came about, legal time: the first deadline passed, the step was taken, the report was due, the patch was imaged, the item was listed.</param>
/// <param name="Deadlines">The deadlines that passed, of <see cref="DeductionKind.OverdueCase"/>.</param>
/// <param name="Month">The review's month, of <see cref="DeductionKind.SatelliteOnly"/>.</param>
public sealed record AssessedFact(DeductionKind Kind, string Id, string Number, DateTimeOffset At, IReadOnlyList<DeadlineKind> Deadlines, string? Month = null);

/// <summary>Points that a fact costs.</summary>
/// <param name="Key">Names it in the assessment, through every computing: <c>overdueCase:MY2026-101-0001</c>.</param>
/// <param name="Points">From the policy that the assessment is under.</param>
public sealed record Deduction(string Key, AssessedFact Fact, int Points);

/// <summary>From facts to a score (Art 28, 29). Pure.</summary>
public static class Scoring
{
    /// <summary>
    /// The town's own deadlines. Not the party's term to demolish itself (Art 21), whose passing only starts the town's seven days; not the bulletin and the
    /// supervision, which are other bodies' or cost points of their own.
    /// </summary>
    public static IReadOnlyList<DeadlineKind> OwnDeadlines { get; } = [DeadlineKind.Stop, DeadlineKind.Determination, DeadlineKind.Service, DeadlineKind.ForcedDemolition, DeadlineKind.Feedback];

    /// <summary>True when one of the deadlines that passed is the town's own and a duty that it was for is still open.</summary>
    public static bool IsLate(IReadOnlyCollection<DeadlineKind> passed, IReadOnlyCollection<DutyKind> open) => OwnDeadlines.Any(d => passed.Contains(d) && DutiesOf(d).Any(open.Contains));

    private static IReadOnlyList<DutyKind> DutiesOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Stop => [DutyKind.Inspect, DutyKind.Stop],
        DeadlineKind.Determination => [DutyKind.Determine],
        DeadlineKind.Service => [DutyKind.ProveService],
        DeadlineKind.ForcedDemolition => [DutyKind.ForceDemolition],
        DeadlineKind.Feedback => [DutyKind.FeedBack, DutyKind.RecordCityEntry],
        _ => [],
    };

    /// <summary>The deductions of a period's facts: each fact once, by kind, time and number.</summary>
    public static IReadOnlyList<Deduction> Deduct(IEnumerable<AssessedFact> facts, DeductionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. facts.DistinctBy(f => (f.Kind, f.Id)).OrderBy(f => f.Kind).ThenBy(f => f.At).ThenBy(f => f.Number, StringComparer.Ordinal).Select(f => new Deduction(KeyOf(f), f, table.PointsOf(f.Kind)))];
    }

    /// <summary>100 less the points, never below 0.</summary>
    public static int ScoreOf(IEnumerable<Deduction> standing) => Math.Max(0, 100 - standing.Sum(d => d.Points));

    /// <summary>How a score reads; who is not cleared is at most good (Art 29: 原则上不予考评为优秀).</summary>
    public static Grade GradeOf(int score, bool eligible) => score switch
    {
        >= 90 when eligible => Grade.Excellent,
        >= 80 => Grade.Good,
        >= 60 => Grade.Pass,
        _ => Grade.Fail,
    };

    /// <summary>The ranks of scores, in their order: the highest is 1; equal scores share a rank, and the next one counts them all (1, 2, 2, 4).</summary>
    public static IReadOnlyList<int> Ranks(IReadOnlyList<int> scores) => [.. scores.Select(s => 1 + scores.Count(other => other > s))];

    private static string KeyOf(AssessedFact f)
    {
        var name = f.Kind.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}:{f.Id}";
    }
}
