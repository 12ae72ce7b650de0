using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Assessment;

/// <summary>From facts to a score (Art 28, 29). Pure.</summary>
public static class Scoring
{
    /// <summary>
    /// The town's own deadlines. Not the party's term to demolish itself (Art 21), whose passing only starts the town's seven days; not
    /// the bulletin and the
    /// supervision, which are other bodies' or cost points of their own.
    /// </summary>
    public static IReadOnlyList<DeadlineKind> OwnDeadlines { get; } = [DeadlineKind.Stop, DeadlineKind.Determination,
        DeadlineKind.Service, DeadlineKind.ForcedDemolition, DeadlineKind.Feedback];

    /// <summary>True when one of the deadlines that passed is the town's own and a duty that it was for is still open.</summary>
    public static bool IsLate(IReadOnlyCollection<DeadlineKind> passed, IReadOnlyCollection<DutyKind> open) =>
        OwnDeadlines.Any(d => passed.Contains(d) && DutiesOf(d).Any(open.Contains));

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
        return [.. facts.DistinctBy(f => (f.Kind, f.Id)).OrderBy(f => f.Kind).ThenBy(f => f.At)
            .ThenBy(f => f.Number, StringComparer.Ordinal).Select(f => new Deduction(KeyOf(f), f, table.PointsOf(f.Kind)))];
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

    /// <summary>
    /// The ranks of scores, in their order: the highest is 1; equal scores share a rank, and the next one counts them all (1, 2, 2, 4).
    /// </summary>
    public static IReadOnlyList<int> Ranks(IReadOnlyList<int> scores) => [.. scores.Select(s => 1 + scores.Count(other => other > s))];

    private static string KeyOf(AssessedFact f)
    {
        var name = f.Kind.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}:{f.Id}";
    }
}
