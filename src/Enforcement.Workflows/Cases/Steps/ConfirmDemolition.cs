using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>拆除确认: takes effect when it happened, with at least one photo taken after (Art 21, 22).</summary>
public sealed record ConfirmDemolition(DateTimeOffset At, DemolishedBy By, DateTimeOffset DemolishedAt, IReadOnlyList<Guid> Evidence)
    : CaseCommand(CaseAction.ConfirmDemolition, At)
{
    internal static StepRule Rule { get; } = new StepRule<ConfirmDemolition>(CaseAction.ConfirmDemolition)
    {
        Refuse = (s, c, x) => Values.Fact(s, x, c.DemolishedAt, "demolishedAt") ?? Values.Known(s, c.Evidence, "evidence")
            ?? RefusePhotos(s, c),
        Do = Perform,
    };

    private static Refusal? RefusePhotos(CaseState s, ConfirmDemolition c) =>
        s.Evidence.Any(e => c.Evidence.Contains(e.Id) && e.IsPhoto && ShowsAfter(e, c.DemolishedAt))
            ? null
            : Refusal.Of(CaseRefusalReason.AfterPhotoMissing, "evidence");

    /// <summary>Taken after it, as its time says; without a time, when who attached it named it so or attached it afterwards.</summary>
    private static bool ShowsAfter(AttachedEvidence e, DateTimeOffset demolishedAt) => e.Kind switch
    {
        EvidenceKind.AfterPhoto => e.TakenAt is null || e.TakenAt >= Values.Minute(demolishedAt),
        EvidenceKind.Photo => (e.TakenAt ?? e.AttachedAt) >= Values.Minute(demolishedAt),
        _ => false,
    };

    /// <summary>
    /// Takes effect on the day it happened: whatever fell due after it was never owed, also when that was already recorded
    /// as a breach; the journal keeps both.
    /// </summary>
    private static IEnumerable<CaseEvent> Perform(CaseState s, ConfirmDemolition c, CaseContext x)
    {
        var at = c.DemolishedAt;
        yield return new DemolitionConfirmed(at, c.By, c.Evidence);
        foreach (var d in s.Deadlines)
        {
            if (d.State == DeadlineState.Breached && at < d.DueAt) yield return new BreachUndone(at, d.Kind, d.DueAt);
            else if (d.State == DeadlineState.Pending) yield return new DeadlineEnded(at, d.Kind);
            else if (d.State is DeadlineState.Running or DeadlineState.Suspended)
                yield return d.Kind is DeadlineKind.SelfDemolition or DeadlineKind.ForcedDemolition ? new DeadlineMet(at, d.Kind)
                    : new DeadlineEnded(at, d.Kind);
        }
        yield return Clock.Start(DeadlineKind.Feedback, LegalTime.DateOf(at), x, at);
    }
}

/// <summary><see cref="Event.At"/> is the instant of demolition.</summary>
public sealed record DemolitionConfirmed(DateTimeOffset At, DemolishedBy By, IReadOnlyList<Guid> Evidence) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Demolition = this, SuspendedAt = null };
}
