using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>Something that comes about if nobody acts.</summary>
/// <param name="At">The instant: 24:00 of the last day of what passes.</param>
/// <param name="Kind">What; the one member that it is about is set.</param>
public sealed record OutlookEvent(DateTimeOffset At, OutlookKind Kind)
{
    /// <summary>What passes or begins to run.</summary>
    public DeadlineKind? Deadline { get; init; }

    /// <summary>How that is counted.</summary>
    public DeadlineCount? Count { get; init; }

    /// <summary>The stage that the case comes to.</summary>
    public CaseStage? Stage { get; init; }

    /// <summary>The step of the ladder.</summary>
    public LadderStep? Step { get; init; }

    /// <summary>What must be done.</summary>
    public DutyKind? Duty { get; init; }

    /// <summary>By whom; <see cref="UnitKind.Town"/> means the case's own.</summary>
    public UnitKind? Holder { get; init; }
}
