namespace Enforcement.Workflows.Cases;

/// <summary>What a decision has written so far, with the state that it adds up to.</summary>
internal sealed class CaseLog(CaseState? before)
{
    private readonly List<CaseEvent> _events = [];
    private CaseState? _state = before;

    /// <exception cref="InvalidOperationException">Nothing was written and nothing was there.</exception>
    public CaseState State => _state ?? throw new InvalidOperationException("A case without entries.");

    public CaseLog Write(IEnumerable<CaseEvent> events)
    {
        foreach (var e in events) Write(e);
        return this;
    }

    public CaseLog Write(CaseEvent e)
    {
        var was = _state;
        Take(e);
        if (was is { Track.RecordsStages: true } && was.Track.Entered(was.Stage, e) is { } stage) Take(new StageEntered(e.At, stage));
        return this;
    }

    public Decision<CaseState, CaseEvent> Decision => new(State, _events);

    private void Take(CaseEvent e)
    {
        _state = CaseEvolution.Evolve(_state, e);
        _events.Add(e);
    }
}
