using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Sanctions;

/// <summary>
/// Joint sanctions 联合惩戒 (Art 8, 19): no new water, power, gas, heat or telecom, no licence, no farm subsidy for an illegal construction
/// and its party. They refuse new service; none is cut off (行政强制法 43).
/// </summary>
public static class SanctionRules
{
    /// <summary>The bodies that Art 8 names beside the utilities, by code.</summary>
    private static readonly HashSet<string> Registrars = ["110118-CMC", "110118-ASC", "110118-HUC", "110118-WAT", "110118-EIT",
        "110118-MSR"];

    /// <summary>True for a unit that sanctions go to.</summary>
    public static bool Receives(string unitCode, UnitKind kind) => kind == UnitKind.Utility || Registrars.Contains(unitCode);

    /// <summary>True while a case is under sanctions: from its determination as illegal until it closes.</summary>
    public static bool IsUnder(CaseState c) => c.Determination is { Illegal: true } && !c.IsOver;

    /// <summary>True for an entry of a case that begins or ends its sanctions, or says against whom they are.</summary>
    public static bool Changes(CaseEvent e) => e is Determined { Illegal: true } or CaseClosed or CaseWithdrawn or PartyIdentified;

    /// <summary>True for who confirms receipt: people of the unit that it went to.</summary>
    public static bool MayConfirm(Actor actor, string toUnit) => actor.UnitCode == toUnit
        && (actor.Is(PersonRole.UtilityLiaison) || actor.Is(PersonRole.Inspector) || actor.Is(PersonRole.UnitLead));

    /// <summary>True for who asks the check desk: utilities, registrars and planning.</summary>
    public static bool MayCheck(Actor actor) =>
        (Receives(actor.UnitCode, actor.UnitKind) && (actor.Is(PersonRole.UtilityLiaison) || actor.Is(PersonRole.Inspector)
            || actor.Is(PersonRole.UnitLead))) || (actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer));
}
