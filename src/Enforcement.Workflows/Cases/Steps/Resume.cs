using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>恢复.</summary>
public sealed record Resume(DateTimeOffset At) : CaseCommand(CaseAction.Resume, At)
{
    internal static StepRule Rule { get; } = new StepRule<Resume>(CaseAction.Resume)
    {
        Needs = (s, actor) => CaseGuards.MaySteer(s, actor) ?? (s.SuspendedAt is null ? CaseRefusalReason.NotSuspended : null),
        Fulfils = DutyKind.Resume,
        Refuse = (_, c, x) => Values.Approval(c.At, x),
        Do = Perform,
    };

    /// <summary>Who resumes: the town's lead, or once it is overdue the planning branch.</summary>
    internal static IReadOnlyList<DutyRule> Duties { get; } =
    [
        new(DutyKind.Resume, UnitKind.Town, null, s => s is { SuspendedAt: not null, IsLate: false }),
        new(DutyKind.Resume, UnitKind.Planning, null, s => s is { SuspendedAt: not null, IsLate: true }),
    ];

    private static IEnumerable<CaseEvent> Perform(CaseState s, Resume c, CaseContext x)
    {
        yield return new CaseResumed(c.At);
        if (CaseResumed.SuspendedDays(s, c.At) is not { } days) yield break;
        foreach (var d in s.Deadlines.Where(d => d.State == DeadlineState.Suspended))
        {
            var count = DeadlineCount.Of(d.Count.StartsOn, d.Count.Period, x.Calendar, d.Count.ExtensionDays,
                [.. d.Count.Suspensions, days]);
            yield return new DeadlineMoved(c.At, d.Kind, d.DueAt, count);
        }
    }
}

/// <summary>The case goes on.</summary>
public sealed record CaseResumed(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with
    {
        SuspendedAt = null,
        Suspensions = SuspendedDays(s, At) is { } days ? s.Suspensions.Add(days) : s.Suspensions,
        Deadlines = s.Deadlines.ConvertAll(d => d.State == DeadlineState.Suspended ? d with { State = DeadlineState.Running } : d),
    };

    /// <summary>The days of a suspension that ended: the day of resuming counts again; null when none passed.</summary>
    internal static DayRange? SuspendedDays(CaseState s, DateTimeOffset resumedAt)
    {
        var (from, to) = (LegalTime.DateOf(s.SuspendedAt!.Value), LegalTime.DateOf(resumedAt).AddDays(-1));
        return to < from ? null : new DayRange(from, to);
    }
}
