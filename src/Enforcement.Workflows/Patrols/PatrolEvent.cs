namespace Enforcement.Workflows.Patrols;

/// <summary>What happened to an entry of the ledger; what its journal keeps.</summary>
public abstract record PatrolEvent(DateTimeOffset At) : Event(At);

/// <summary>An entry of the patrol ledger 巡查台账: that somebody went, also when nothing was found (Art 11–14).</summary>
/// <param name="At">When it was written in.</param>
/// <param name="Id">Its id.</param>
/// <param name="Level">By the unit that went.</param>
/// <param name="StartedAt">When they set out.</param>
/// <param name="EndedAt">When they were back; not before <paramref name="StartedAt"/>.</param>
/// <param name="Route">Which way, in words.</param>
/// <param name="Patrollers">Who went.</param>
/// <param name="Note">Anything else, or null.</param>
/// <param name="Findings">Ids of the leads that it found; none is a nil patrol 零巡查.</param>
public sealed record PatrolRecorded(
    DateTimeOffset At, Guid Id, PatrolLevel Level, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Route, string Patrollers,
    string? Note, IReadOnlyList<Guid> Findings)
    : PatrolEvent(At);
