using Enforcement.Workflows.Ladder;

namespace Enforcement.Workflows.Cases;

/// <summary>Adds events up to a state (process.md section 7: state is what the entries add up to).</summary>
public static class CaseEvolution
{
    /// <summary>The state that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event does not open the case.</exception>
    public static CaseState Fold(IEnumerable<CaseEvent> events)
    {
        CaseState? state = null;
        foreach (var e in events) state = Evolve(state, e);
        return state ?? throw new InvalidOperationException("A case without entries.");
    }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">The case was opened already, or not yet.</exception>
    public static CaseState Evolve(CaseState? state, CaseEvent e)
    {
        if (state is null)
        {
            return e is CaseOpened opened
                ? Reconcile(opened.Begin(), e.At)
                : throw new InvalidOperationException($"The first entry of a case must open it, not {e.GetType().Name}.");
        }
        var next = LadderPart.Follow(e.Fold(state), e) with { Version = state.Version + 1 };
        if (!state.Track.RecordsStages && state.Track.Entered(state.Stage, e) is { } stage) next = next.Enter(stage, e.At);
        return Reconcile(next, e.At);
    }

    /// <summary>Opens the duties whose condition began to hold, closes those whose condition ended, at the given instant.</summary>
    private static CaseState Reconcile(CaseState s, DateTimeOffset at)
    {
        var duties = s.Duties;
        foreach (var rule in s.Track.Duties)
        {
            var open = duties.FindIndex(d => d.Kind == rule.Kind && d.Holder == rule.Holder && d.DoneAt is null);
            var isOpen = rule.IsOpen(s);
            if (isOpen && open < 0) duties = duties.Add(new Duty(rule.Kind, rule.Holder, at, rule.Deadline, null));
            else if (!isOpen && open >= 0) duties = duties.SetItem(open, duties[open] with { DoneAt = at });
        }
        return duties == s.Duties ? s : s with { Duties = duties };
    }
}
