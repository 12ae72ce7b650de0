using System.Collections.Immutable;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Assessment;

/// <summary>What happened to a unit's assessment of a period; what its journal keeps.</summary>
public abstract record AssessmentEvent(DateTimeOffset At) : Event(At);

/// <param name="Assessor">Planning for a town, the town for its villages.</param>
/// <param name="PolicyVersion">Whose deduction table counts: the one in force on the period's first day.</param>
public sealed record AssessmentOpened(DateTimeOffset At, string Period, string Unit, string UnitName, AssessmentLevel Level,
    string Assessor, int PolicyVersion) : AssessmentEvent(At);
/// <summary>Computed anew, and published to the unit with it.</summary>
/// <param name="Uncleared">Numbers of the cases for which the unit is not cleared (<see cref="UnitAssessment.IsEligible"/>).</param>
public sealed record AssessmentComputed(DateTimeOffset At, IReadOnlyList<Deduction> Deductions, IReadOnlyList<string> Uncleared)
    : AssessmentEvent(At);
/// <param name="By">Name of the person, as people read it.</param>
public sealed record AppealFiled(DateTimeOffset At, string Key, string Reason, string By) : AssessmentEvent(At);
/// <param name="Upheld">True: the deduction is lifted; false: it stands.</param>
/// <param name="Deadlines">The passed deadlines that it was decided about; null in entries written before they were kept.</param>
public sealed record AppealDecided(DateTimeOffset At, string Key, bool Upheld, string? Reason, string By,
    IReadOnlyList<DeadlineKind>? Deadlines = null) : AssessmentEvent(At);
/// <param name="Rank">Among all units of its assessor, frozen with the rest.</param>
/// <param name="Of">How many they were.</param>
public sealed record AssessmentConfirmed(DateTimeOffset At, int Score, Grade Grade, int Rank, int Of) : AssessmentEvent(At);

/// <summary>申诉 against a deduction, and what became of it.</summary>
public sealed record Appeal(AppealFiled Filed, AppealDecided? Decided)
{
    /// <summary>
    /// False once another deadline of the same case passed after the decision: that is a new fact, which stands and may be appealed
    /// against itself.
    /// </summary>
    internal bool IsAbout(Deduction d) => Decided?.Deadlines is not { } decided || d.Fact.Deadlines.All(decided.Contains);
}

/// <summary>A unit's assessment of a period as its journal adds up to.</summary>
public sealed record UnitAssessment
{
    public required AssessmentOpened Opened { get; init; }
    public int Version { get; init; }
    public AssessmentComputed? Computed { get; init; }
    /// <summary>By the deduction's key; they outlive a computing, also one in which the deduction is gone.</summary>
    public ImmutableDictionary<string, Appeal> Appeals { get; init; } = ImmutableDictionary<string, Appeal>.Empty;
    public AssessmentConfirmed? Confirmed { get; init; }
    /// <summary>When the last computing that told of something new was published: a deduction, or another deadline of one.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>The deductions of the last computing, lifted ones too.</summary>
    public IReadOnlyList<Deduction> Deductions => Computed?.Deductions ?? [];

    /// <summary>The appeal against a deduction as it is now, or null.</summary>
    public Appeal? AppealOf(Deduction d) => d is not null && Appeals.GetValueOrDefault(d.Key) is { } appeal && appeal.IsAbout(d) ? appeal
        : null;

    /// <summary>The deductions that no upheld appeal lifted.</summary>
    public IEnumerable<Deduction> Standing => Deductions.Where(d => AppealOf(d)?.Decided is not { Upheld: true });

    /// <summary>Numbers of the cases for which the unit is not cleared; not those whose deduction an upheld appeal lifted.</summary>
    public IReadOnlyList<string> Uncleared =>
        [.. (Computed?.Uncleared ?? []).Except(Deductions.Except(Standing).Where(d => d.Fact.Kind == DeductionKind.OverdueCase)
            .Select(d => d.Fact.Id))];

    /// <summary>
    /// 24:00 of the last day to appeal, exclusive, counted from the day on which the last new deduction was published; null when every
    /// deduction was appealed against.
    /// </summary>
    /// <param name="days">Days to appeal (policy).</param>
    public DateTimeOffset? AppealsUntil(int days) => AddedAt is { } at && Deductions.Any(d => AppealOf(d) is null)
        ? LegalTime.EndOf(LegalTime.DateOf(at).AddDays(days)) : null;

    /// <summary>100 less what stands, never below 0.</summary>
    public int Score => Scoring.ScoreOf(Standing);

    /// <summary>
    /// 已清零. Not so while the unit has a case that was late and not closed at the period's end (Art 29): a deadline of the unit's own
    /// (<see cref="Scoring.OwnDeadlines"/>) passed
    /// strictly before 24:00 of the last day, and a duty that it was for was still open then — done at 24:00 or later is still open. What
    /// passes at 24:00 itself burdens the next
    /// period. A suspension does not clear what passed before it; a withdrawn case was none. Before the period's end it is judged as of
    /// the computing.
    /// Nor while a historical listed item is not delisted (Art 30), whatever it costs.
    /// </summary>
    public bool IsEligible => Uncleared.Count == 0 && Standing.All(d => d.Fact.Kind != DeductionKind.ListedItem);

    /// <summary>How the score reads.</summary>
    public Grade Grade => Scoring.GradeOf(Score, IsEligible);

    /// <summary>
    /// Appeals against deductions that stand in the last computing and were not decided; a deduction that is gone needs no decision.
    /// </summary>
    public int OpenAppeals => Deductions.Count(d => AppealOf(d) is { Decided: null });

    private bool Knows(Deduction d) => Deductions.Any(known => known.Key == d.Key && d.Fact.Deadlines.All(known.Fact.Deadlines.Contains));

    /// <summary>The assessment that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event opens nothing.</exception>
    public static UnitAssessment Fold(IEnumerable<AssessmentEvent> events) => events.Aggregate((UnitAssessment?)null, Evolve)
        ?? throw new InvalidOperationException("An assessment without entries.");

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static UnitAssessment Evolve(UnitAssessment? s, AssessmentEvent e)
    {
        if (s is null) return e is AssessmentOpened o ? new UnitAssessment { Opened = o, Version = 1 }
            : throw new InvalidOperationException($"The first entry of an assessment must open it, not {e.GetType().Name}.");
        return e switch
        {
            AssessmentComputed c => s with { Computed = c, AddedAt = c.Deductions.Any(d => !s.Knows(d)) ? c.At : s.AddedAt },
            AppealFiled f => s with { Appeals = s.Appeals.SetItem(f.Key, new Appeal(f, null)) },
            AppealDecided d => s with { Appeals = s.Appeals.SetItem(d.Key, s.Appeals[d.Key] with { Decided = d }) },
            AssessmentConfirmed c => s with { Confirmed = c },
            _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name}."),
        } with { Version = s.Version + 1 };
    }
}
