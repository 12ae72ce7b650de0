namespace Enforcement.Workflows.Organisations;

/// <summary>Who works in which unit (process.md section 1): the grants that the tables of tracks, documents and leads name.</summary>
public static class Staff
{
    public static IReadOnlyList<Grant> TownLead { get; } =
        [new(UnitKind.Town, PersonRole.UnitLead), new(UnitKind.DevelopmentZone, PersonRole.UnitLead)];
    public static IReadOnlyList<Grant> Town { get; } =
        [.. TownLead, new(UnitKind.Town, PersonRole.Inspector), new(UnitKind.DevelopmentZone, PersonRole.Inspector)];
    public static IReadOnlyList<Grant> Village { get; } = [new(UnitKind.Village, PersonRole.VillagePatroller)];
    public static IReadOnlyList<Grant> Planning { get; } = [new(UnitKind.Planning, PersonRole.PlanningOfficer)];
    public static IReadOnlyList<Grant> Bureau { get; } = [new(UnitKind.UrbanEnforcement, PersonRole.Supervisor)];
    public static IReadOnlyList<Grant> Office { get; } = [new(UnitKind.Supervision, PersonRole.Supervisor)];
    public static IReadOnlyList<Grant> Leader { get; } = [new(UnitKind.District, PersonRole.DistrictLeader)];
    public static IReadOnlyList<Grant> Sector { get; } = [new(UnitKind.Sector, PersonRole.Inspector)];
    public static IReadOnlyList<Grant> Utility { get; } = [new(UnitKind.Utility, PersonRole.UtilityLiaison)];

    /// <summary>True when the person is one of them.</summary>
    public static bool Include(this IReadOnlyList<Grant> grants, Actor actor) =>
        grants.Any(g => g.IsHeldBy(actor));
}
