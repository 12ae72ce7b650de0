using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Clues;

/// <summary>The rule book of clues (Art 5): people of any unit forward, discipline receives, auditors read. Pure.</summary>
public static class ClueDecider
{
    /// <summary>
    /// True for who forwards: whoever works in a unit but discipline's own readers; administrators and auditors take no part in the work.
    /// </summary>
    public static bool MayForward(Actor actor) =>
        actor.UnitKind != UnitKind.Discipline && actor.Roles.Any(r => r.Rule().Part == RolePart.Works);

    /// <summary>True for the addressee.</summary>
    public static bool MayReceive(Actor actor) => actor.UnitKind == UnitKind.Discipline && actor.Is(PersonRole.DisciplineReader);

    /// <summary>Forwards a clue.</summary>
    public static Decision<Clue, ClueEvent> Forward(ClueForwarded clue, Context x) =>
        MayForward(x.Actor) ? Decision.Of<Clue, ClueEvent>(null, Clue.Evolve, clue) : Refusal.Of(ClueRefusalReason.NotYours);

    /// <summary>Discipline confirms that it was received.</summary>
    public static Decision<Clue, ClueEvent> Receive(Clue s, string? note, Context x) =>
        !MayReceive(x.Actor) ? Refusal.Of(ClueRefusalReason.NotYours)
        : s.Received is not null ? Refusal.Of(ClueRefusalReason.AlreadyDone)
        : Decision.Of<Clue, ClueEvent>(s, Clue.Evolve, new ClueReceived(x.Now, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
}
