namespace Enforcement.Workflows.Cases;

/// <summary>
/// What happened, past tense, with when it happened; what the journal keeps. Never change the meaning of one that was
/// written: add another.
/// </summary>
public abstract record CaseEvent(DateTimeOffset At) : Event(At)
{
    /// <summary>What it adds to the case. The stage, the ladder and the duties follow from it elsewhere.</summary>
    internal abstract CaseState Fold(CaseState s);
}
