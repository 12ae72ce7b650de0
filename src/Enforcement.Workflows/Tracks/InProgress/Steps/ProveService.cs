using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Tracks.InProgress;

/// <summary>补充送达证明: evidence of the case proves the service of the order; its term runs from the day of service.</summary>
public sealed record ProveService(DateTimeOffset At, IReadOnlyList<Guid> Proof) : CaseCommand(CaseAction.ProveService, At)
{
    internal static StepRule Rule { get; } = new StepRule<ProveService>(CaseAction.ProveService)
    {
        Needs = (s, _) => s.ServiceUnproven ? null : CaseRefusalReason.AlreadyDone,
        Fulfils = DutyKind.ProveService,
        Refuse = (s, c, _) => c.Proof.Count == 0 ? Refusal.Of(CaseRefusalReason.ProofMissing, "proof") : Values.Known(s, c.Proof, "proof"),
        Do = Perform,
    };

    /// <summary>
    /// The term runs from the day of service, however late it was proven; days on which the case was suspended do not count.
    /// </summary>
    private static IEnumerable<CaseEvent> Perform(CaseState s, ProveService c, CaseContext x)
    {
        var awaited = s.Deadline(DeadlineKind.SelfDemolition)!.Count;
        yield return new ServiceProven(c.At, c.Proof);
        foreach (var e in Clock.Meet(s, DeadlineKind.Service, c.At)) yield return e;
        yield return new DeadlineStarted(c.At, DeadlineKind.SelfDemolition,
            DeadlineCount.Of(awaited.StartsOn, awaited.Period, x.Calendar, 0, [.. s.Suspensions.Where(r => r.To > awaited.StartsOn)]));
    }
}

/// <summary>The service was proven; the term that starts with it says so.</summary>
public sealed record ServiceProven(DateTimeOffset At, IReadOnlyList<Guid> Proof) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s;
}
