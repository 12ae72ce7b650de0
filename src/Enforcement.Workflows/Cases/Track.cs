namespace Enforcement.Workflows.Cases;

/// <summary>
/// A lawful way of a case from its opening to its end, as tables: the decider obeys them, and pages, exports and diagrams are drawn from
/// them. A case keeps the track
/// and the version under which it was opened; a version that was in use is never edited, another is added.
/// </summary>
public sealed class Track
{
    private readonly Dictionary<CaseStage, Stage> _stages;
    private readonly Dictionary<CaseAction, Step> _steps;
    private readonly Dictionary<DeadlineKind, Passing> _passings;
    private readonly ILookup<CaseStage, Edge> _ways;

    internal Track(string id, int version, IReadOnlyList<Stage> stages, IReadOnlyList<Step> steps, IReadOnlyList<Passing> passings,
        IReadOnlyList<DutyRule> duties)
    {
        (Id, Version, Stages, Passings, Duties) = (id, version, stages, passings, duties);
        Steps = [.. steps.OrderBy(s => s.Action)];
        Edges =
        [
            .. steps.SelectMany(s => s.To.SelectMany(w => (w.From ?? s.From).Select(from => new Edge(from, w.To, s.Action, null, w.On)))),
            .. passings.Select(p => new Edge(
                stages.Single(s => s.Deadline == p.Deadline).Id, p.To, null, p.Deadline, e => e is DeadlineBreached breached
                    && breached.Kind == p.Deadline)),
        ];
        _stages = stages.ToDictionary(s => s.Id);
        _steps = steps.ToDictionary(s => s.Action);
        _passings = passings.ToDictionary(p => p.Deadline);
        _ways = Edges.ToLookup(e => e.From);
    }

    /// <summary>Stable name, e.g. <c>inProgress</c>.</summary>
    public string Id { get; }

    /// <summary>1, 2, 3 …</summary>
    public int Version { get; }

    /// <summary>Its stages in the order of the process, the first is where a case begins, the ends last.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Each action once, in the order of the contract.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>What time alone does.</summary>
    public IReadOnlyList<Passing> Passings { get; }

    /// <summary>Who must do what next.</summary>
    public IReadOnlyList<DutyRule> Duties { get; }

    /// <summary>Every way from stage to stage.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The first stage's own deadline, which starts with the opening.</summary>
    internal DeadlineKind Opening => Stages[0].Deadline!.Value;

    /// <summary>
    /// Whether entering a stage is an entry of the journal (<see cref="StageEntered"/>). The first version of the first track did not
    /// have it: there the stage follows
    /// from the events before.
    /// </summary>
    public bool RecordsStages { get; internal init; }

    /// <summary>The stage.</summary>
    /// <exception cref="KeyNotFoundException">It is not one of this track.</exception>
    public Stage Stage(CaseStage stage) => _stages[stage];

    /// <summary>The step of an action, or null when the track has none.</summary>
    public Step? Step(CaseAction action) => _steps.GetValueOrDefault(action);

    /// <summary>What the passing of a deadline does, or null when it only passes.</summary>
    public Passing? Passing(DeadlineKind deadline) => _passings.GetValueOrDefault(deadline);

    /// <summary>The stage that an event leads to, or null when the case stays where it is.</summary>
    internal CaseStage? Entered(CaseStage from, CaseEvent e)
    {
        foreach (var way in _ways[from])
        {
            if (way.IsTakenBy(e)) return way.To;
        }
        return null;
    }
}
