using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>What steps do to deadlines.</summary>
internal static class Clock
{
    /// <summary>A deadline of the policy begins to run.</summary>
    public static DeadlineStarted Start(DeadlineKind kind, DateOnly startsOn, CaseContext x, DateTimeOffset at) =>
        new(at, kind, DeadlineCount.Of(startsOn, x.Policy.Periods[kind], x.Calendar));

    /// <summary>What a fact at an instant does to the deadline that asked for it.</summary>
    public static IEnumerable<CaseEvent> Meet(CaseState s, DeadlineKind kind, DateTimeOffset at) => s.Deadline(kind) switch
    {
        { State: DeadlineState.Running } => [new DeadlineMet(at, kind)],
        { State: DeadlineState.Breached } d when at < d.DueAt => [new BreachUndone(at, kind, d.DueAt)],
        _ => [],
    };

    /// <summary>Nothing more is asked of anybody.</summary>
    public static IEnumerable<CaseEvent> EndRunning(CaseState s, DateTimeOffset at) =>
        s.Deadlines.Where(d => d.State is DeadlineState.Pending or DeadlineState.Running or DeadlineState.Suspended)
            .Select(d => new DeadlineEnded(at, d.Kind));
}
