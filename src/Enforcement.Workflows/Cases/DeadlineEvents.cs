using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>A deadline began to run, counted as <paramref name="Count"/> says for ever.</summary>
public sealed record DeadlineStarted(DateTimeOffset At, DeadlineKind Kind, DeadlineCount Count) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.With(new CaseDeadline(Kind, Count, DeadlineState.Running, null));
}

/// <summary>A deadline waits for its proof of service; <paramref name="Count"/> is how it would run.</summary>
public sealed record DeadlineAwaited(DateTimeOffset At, DeadlineKind Kind, DeadlineCount Count) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.With(new CaseDeadline(Kind, Count, DeadlineState.Pending, null));
}

/// <summary>A running deadline was counted again, after an extension or a suspension.</summary>
public sealed record DeadlineMoved(DateTimeOffset At, DeadlineKind Kind, DateTimeOffset OldDueAt, DeadlineCount Count) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Deadlines = s.Deadlines.ConvertAll(d => d.Kind == Kind ? d with { Count = Count } : d) };
}

/// <summary>What it asks for happened in time.</summary>
public sealed record DeadlineMet(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.Set(Kind, DeadlineState.Met);
}

/// <summary><see cref="Event.At"/> is the legal instant at which it passed, however late that was noticed.</summary>
public sealed record DeadlineBreached(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.Set(Kind, DeadlineState.Breached, At);
}

/// <summary>
/// A fact recorded late, but of a time before the deadline, undid its breach; <see cref="Event.At"/> is the time of the fact.
/// </summary>
public sealed record BreachUndone(DateTimeOffset At, DeadlineKind Kind, DateTimeOffset BreachedAt) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.Set(Kind, DeadlineState.Met);
}

/// <summary>No longer asked for.</summary>
public sealed record DeadlineEnded(DateTimeOffset At, DeadlineKind Kind) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s.Set(Kind, DeadlineState.Ended);
}
