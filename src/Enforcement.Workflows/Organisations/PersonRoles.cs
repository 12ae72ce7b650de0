using static Enforcement.Workflows.Organisations.UnitKind;

namespace Enforcement.Workflows.Organisations;

/// <summary>What the rules say of a role, whatever room they stand in.</summary>
/// <param name="Part">What part it has in the work.</param>
/// <param name="Units">Kinds of units whose people may hold it; none: of any.</param>
public sealed record RoleRule(PersonRole Role, RolePart Part, params IReadOnlyList<UnitKind> Units)
{
    /// <summary>True when people of the kind of unit may hold it.</summary>
    public bool MayBeHeldIn(UnitKind unit) => Units.Count == 0 || Units.Contains(unit);
}

/// <summary>The roles (process.md section 1) as a table. What each may do stands with what is done.</summary>
public static class PersonRoles
{
    /// <summary>Every role once, in the order of the contract.</summary>
    public static IReadOnlyList<RoleRule> All { get; } =
    [
        new(PersonRole.Inspector, RolePart.Works, Town, DevelopmentZone, Sector, Police, UrbanEnforcement, Planning),
        new(PersonRole.UnitLead, RolePart.Works),
        new(PersonRole.PlanningOfficer, RolePart.Works, Planning),
        new(PersonRole.Supervisor, RolePart.Works, Supervision, UrbanEnforcement),
        new(PersonRole.DisciplineReader, RolePart.Works, Discipline),
        new(PersonRole.UtilityLiaison, RolePart.Works, Utility),
        new(PersonRole.VillagePatroller, RolePart.Works, Village),
        new(PersonRole.DistrictLeader, RolePart.Works, District),
        new(PersonRole.Administrator, RolePart.Administers),
        new(PersonRole.Auditor, RolePart.Reads),
    ];

    private static readonly Dictionary<PersonRole, RoleRule> ByRole = All.ToDictionary(r => r.Role);

    /// <summary>What the rules say of a role.</summary>
    public static RoleRule Rule(this PersonRole role) => ByRole[role];

    /// <summary>True when people of the kind of unit may hold every one of the roles.</summary>
    public static bool MayBeHeldIn(this IEnumerable<PersonRole> roles, UnitKind unit) => roles.All(r => r.Rule().MayBeHeldIn(unit));
}
