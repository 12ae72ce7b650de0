using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>What stands in the way of an action before its values are looked at: who asks, the stage, what was done before.</summary>
public static class CaseGuards
{
    /// <summary>Who may do what in this state: the actions that a person is offered.</summary>
    public static IReadOnlyList<CaseAction> AllowedActions(CaseState state, Actor actor) =>
        [.. state.Track.Steps.Where(step => Blocks(state, step, actor) is null).Select(step => step.Action)];

    /// <summary>The first reason against an action, or null.</summary>
    public static Refusal? Blocks(CaseState s, CaseAction action, Actor actor) =>
        s.Track.Step(action) is { } step ? Blocks(s, step, actor) : Refusal.Of(WrongStage);

    private static Refusal? Blocks(CaseState s, Step step, Actor actor)
    {
        if (!IsGranted(s, step, actor)) return Refusal.Of(NotYours);
        if (!step.From.Contains(s.Stage)) return Refusal.Of(WrongStage);
        if (s.SuspendedAt is not null && !step.WhileSuspended) return Refusal.Of(CaseRefusalReason.Suspended);
        return step.Rule.Needs(s, actor) is { } reason ? Refusal.Of(reason) : null;
    }

    private static bool IsGranted(CaseState s, Step step, Actor actor) =>
        step.By.Any(g => g.IsHeldBy(actor))
        && (actor.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone) || actor.ActsFor(s.Town))
        && (actor.UnitKind != UnitKind.Village || actor.UnitCode == s.Opened.Village || actor.UnitCode == s.Opened.FirstFinder);

    /// <summary>Before it is overdue the town's lead steers the case; from then on the planning branch does.</summary>
    internal static CaseRefusalReason? MaySteer(CaseState s, Actor actor) => (actor.UnitKind == UnitKind.Planning) == s.IsLate ? null
        : NotYours;

    /// <summary>
    /// The running deadline that the person may extend: the town's own stage deadline, or the supervision order of the office that gave it.
    /// </summary>
    internal static CaseDeadline? Extendable(CaseState s, Actor actor)
    {
        var kind = actor.UnitKind == UnitKind.Supervision ? DeadlineKind.Supervision : s.Track.Stage(s.Stage).Deadline;
        return kind is { } k && s.Deadline(k) is { State: DeadlineState.Running } deadline ? deadline : null;
    }
}
