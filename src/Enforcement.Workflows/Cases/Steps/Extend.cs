using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>延期 of the running deadline, with approval and reason.</summary>
public sealed record Extend(DateTimeOffset At, int Days, string Reason) : CaseCommand(CaseAction.Extend, At)
{
    internal static StepRule Rule { get; } = new StepRule<Extend>(CaseAction.Extend)
    {
        Needs = (s, actor) => CaseGuards.Extendable(s, actor) is null ? CaseRefusalReason.NothingToExtend : null,
        Refuse = (s, c, x) => Values.Approval(c.At, x) ?? Values.Required(c.Reason, "reason") ?? Values.Between(
            CaseRefusalReason.ExtensionOutOfRange, c.Days,
            x.Policy.MaxExtensionDays - CaseGuards.Extendable(s, x.Actor)!.Count.ExtensionDays, "days"),
        Do = Perform,
    };

    private static IEnumerable<CaseEvent> Perform(CaseState s, Extend c, CaseContext x)
    {
        var d = CaseGuards.Extendable(s, x.Actor)!;
        yield return new DeadlineExtended(c.At, d.Kind, c.Days, c.Reason);
        yield return new DeadlineMoved(c.At, d.Kind, d.DueAt,
            DeadlineCount.Of(d.Count.StartsOn, d.Count.Period, x.Calendar, d.Count.ExtensionDays + c.Days, d.Count.Suspensions));
    }
}

/// <summary>A deadline was extended; the new count is an entry of its own.</summary>
public sealed record DeadlineExtended(DateTimeOffset At, DeadlineKind Kind, int Days, string Reason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s;
}
