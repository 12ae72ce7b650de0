namespace Enforcement.Workflows.Cases;

/// <summary>A line of a track: an action, in which stages, by whom, and where it leads.</summary>
public sealed record Step
{
    internal Step(StepRule rule, IReadOnlyList<CaseStage> from, IReadOnlyList<Grant> by)
    {
        Rule = rule;
        From = from;
        By = by;
    }

    internal StepRule Rule { get; }

    /// <summary>The action.</summary>
    public CaseAction Action => Rule.Action;

    /// <summary>The stages in which it is done.</summary>
    public IReadOnlyList<CaseStage> From { get; }

    /// <summary>Who does it.</summary>
    public IReadOnlyList<Grant> By { get; }

    /// <summary>Whether it is done also while the case is suspended.</summary>
    public bool WhileSuspended { get; init; }

    /// <summary>Where it leads; empty when the case stays where it is.</summary>
    internal IReadOnlyList<Way> To { get; init; } = [];
}

/// <summary>Where a step leads.</summary>
/// <param name="To">The stage that is entered.</param>
/// <param name="On">By which of the step's events.</param>
internal sealed record Way(CaseStage To, Func<CaseEvent, bool> On)
{
    /// <summary>From which stages, when not from all of the step's.</summary>
    public IReadOnlyList<CaseStage>? From { get; init; }
}
