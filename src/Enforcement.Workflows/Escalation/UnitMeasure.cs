namespace Enforcement.Workflows.Escalation;

/// <summary>A measure on a unit as its journal adds up to.</summary>
public sealed record UnitMeasure
{
    public required MeasureProposed Proposed { get; init; }
    public MeasureState State { get; init; }
    public MeasureOrdered? Ordered { get; init; }
    public int Answers { get; init; }
    public MeasureDone? Done { get; init; }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static UnitMeasure Evolve(UnitMeasure? s, MeasureEvent e) => (s, e) switch
    {
        (null, MeasureProposed p) => new UnitMeasure { Proposed = p },
        (not null, MeasureOrdered o) => s with { State = MeasureState.Ordered, Ordered = o },
        (not null, MeasureDismissed) => s with { State = MeasureState.Dismissed },
        (not null, MeasureAnswered) => s with { Answers = s.Answers + 1 },
        (not null, MeasureDone d) => s with { State = MeasureState.Done, Done = d },
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a measure."),
    };
}
