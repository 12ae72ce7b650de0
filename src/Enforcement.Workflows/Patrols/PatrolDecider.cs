using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Patrols.PatrolRefusalReason;

namespace Enforcement.Workflows.Patrols;

/// <summary>The rule book of the patrol ledger (Art 11–14). Pure.</summary>
public static class PatrolDecider
{
    /// <summary>The level of a unit, or null when it keeps no ledger.</summary>
    public static PatrolLevel? LevelOf(Actor actor) => !LeadChannel.Patrol.MayRecord(actor)
        ? null
        : actor.UnitKind switch
        {
            UnitKind.Village => PatrolLevel.Village,
            UnitKind.Town or UnitKind.DevelopmentZone => PatrolLevel.Town,
            _ => PatrolLevel.District,
        };

    /// <summary>What is wrong with a patrol before its findings are looked at, or null.</summary>
    public static Refusal? Refuse(DateTimeOffset started, DateTimeOffset ended, Context x) =>
        LevelOf(x.Actor) is null ? Refusal.Of(NotYours)
        : started > x.Now ? Refusal.Of(InTheFuture, "startedAt")
        : ended > x.Now ? Refusal.Of(InTheFuture, "endedAt")
        : ended < started ? Refusal.Of(EndsBeforeStart, "endedAt")
        : null;

    /// <summary>Writes a patrol into the ledger.</summary>
    public static Decision<Patrol, PatrolEvent> Record(PatrolRecorded patrol, Context x) =>
        Refuse(patrol.StartedAt, patrol.EndedAt, x) is { } refusal ? refusal : Decision.Of<Patrol,
        PatrolEvent>(null, Patrol.Evolve, patrol);
}
