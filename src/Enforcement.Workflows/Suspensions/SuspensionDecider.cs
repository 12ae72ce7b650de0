using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Suspensions.SuspensionRefusalReason;

namespace Enforcement.Workflows.Suspensions;

/// <summary>The rule book of suspensions (Art 29, 30). Pure.</summary>
public static class SuspensionDecider
{
    /// <summary>The district's leader decides; the planning branch records what was decided.</summary>
    public static bool MayDecide(Actor actor) =>
        (actor is { UnitKind: UnitKind.District } && actor.Is(PersonRole.DistrictLeader))
        || (actor is { UnitKind: UnitKind.Planning } && actor.Is(PersonRole.PlanningOfficer));

    /// <summary>Who asks the check desk: the bodies that approve projects, and those that decide.</summary>
    public static bool MayCheck(Actor actor) =>
        MayDecide(actor) || (actor is { UnitKind: UnitKind.Sector or UnitKind.Utility } && actor.Roles.Count > 0);

    /// <summary>Suspends.</summary>
    /// <param name="holds">The same is suspended already.</param>
    public static Decision<Suspension, SuspensionEvent> Open(SuspensionOpened opened, bool holds, Context x) =>
        !MayDecide(x.Actor) ? Refusal.Of(NotYours)
        : holds ? Refusal.Of(Holds)
        : Decision.Of<Suspension, SuspensionEvent>(null, Suspension.Evolve, opened);

    /// <summary>The case that it hangs on has another party, or one at last; nothing when it is the same.</summary>
    public static Decision<Suspension, SuspensionEvent> IdentifyParty(Suspension s, string? party, Context x) =>
        s.Party == party ? new(s, []) : Accept(s, new SuspensionPartyIdentified(x.Now, party, s.Party));

    /// <summary>
    /// Lifts it, or refuses the proposal to; with a reason. Nobody lifts for a reason that has gone since it was proposed.
    /// </summary>
    /// <param name="fact">What it waits for, as it stands now; null when that has not come about.</param>
    public static Decision<Suspension, SuspensionEvent> Lift(Suspension s, bool lift, string reason, LiftFact? fact, Context x) =>
        !MayDecide(x.Actor) ? Refusal.Of(NotYours)
        : s.LiftedAt is not null || (!lift && s.LiftProposedAt is null) ? Refusal.Of(AlreadyDone)
        : lift && s.LiftProposedAt is not null && fact is null ? Refusal.Of(LiftStale)
        : Accept(s, lift ? new SuspensionLifted(x.Now, reason.Trim()) : new LiftRefused(x.Now, reason.Trim()));

    /// <summary>
    /// Time and others have done what it waited for, or undone it: lifting is proposed once for a reason as long as it holds, and taken
    /// back with it.
    /// </summary>
    public static Decision<Suspension, SuspensionEvent> Propose(Suspension s, LiftFact? fact, Context x) =>
        fact is null && s.LiftFact is not null ? Accept(s, new LiftWithdrawn(x.Now))
        : fact is null || s.LiftProposedAt is not null || fact == s.LiftFact ? new(s, [])
        : Accept(s, new LiftProposed(x.Now, fact));

    private static Decision<Suspension, SuspensionEvent> Accept(Suspension s, SuspensionEvent e) => Decision.Of(s, Suspension.Evolve, e);
}
