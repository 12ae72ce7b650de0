using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Patrols;

/// <summary>三级巡查: at which level a patrol goes (Art 11–14).</summary>
public enum PatrolLevel
{
    /// <summary>区级.</summary>
    District,
    /// <summary>镇级.</summary>
    Town,
    /// <summary>村级.</summary>
    Village,
}

/// <summary>What happened to an entry of the ledger; what its journal keeps.</summary>
public abstract record PatrolEvent;

/// <summary>An entry of the patrol ledger 巡查台账: that somebody went, also when nothing was found (Art 11–14).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Level">By the unit that went.</param>
/// <param name="StartedAt">When they set out.</param>
/// <param name="EndedAt">When they were back; not before <paramref name="StartedAt"/>.</param>
/// <param name="Route">Which way, in words.</param>
/// <param name="Patrollers">Who went.</param>
/// <param name="Note">Anything else, or null.</param>
/// <param name="Findings">Ids of the leads that it found; none is a nil patrol 零巡查.</param>
public sealed record PatrolRecorded(
    Guid Id, PatrolLevel Level, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Route, string Patrollers, string? Note, IReadOnlyList<Guid> Findings) : PatrolEvent;

/// <summary>The rules of the ledger.</summary>
public static class PatrolRules
{
    /// <summary>The level of a unit, or null when it keeps no ledger.</summary>
    public static PatrolLevel? LevelOf(Actor actor)
    {
        if (!LeadChannel.Patrol.MayRecord(actor)) return null;
        return actor.UnitKind switch
        {
            UnitKind.Village => PatrolLevel.Village,
            UnitKind.Town or UnitKind.DevelopmentZone => PatrolLevel.Town,
            _ => PatrolLevel.District,
        };
    }
}
