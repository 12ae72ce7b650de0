namespace Enforcement.Workflows.Organisations;

/// <summary>The parts that people play in the measure (process.md section 1), for the tables of who may do what.</summary>
public static class Grants
{
#pragma warning disable CS1591 // the Chinese names stand at UnitKind and PersonRole
    public static IReadOnlyList<Grant> TownLead { get; } = [new(UnitKind.Town, PersonRole.UnitLead), new(UnitKind.DevelopmentZone, PersonRole.UnitLead)];
    public static IReadOnlyList<Grant> Town { get; } =
        [.. TownLead, new(UnitKind.Town, PersonRole.Inspector), new(UnitKind.DevelopmentZone, PersonRole.Inspector)];
    public static IReadOnlyList<Grant> Planning { get; } = [new(UnitKind.Planning, PersonRole.PlanningOfficer)];
    public static IReadOnlyList<Grant> Bureau { get; } = [new(UnitKind.UrbanEnforcement, PersonRole.Supervisor)];
    public static IReadOnlyList<Grant> Leader { get; } = [new(UnitKind.District, PersonRole.DistrictLeader)];
    public static IReadOnlyList<Grant> Office { get; } = [new(UnitKind.Supervision, PersonRole.Supervisor)];
    public static IReadOnlyList<Grant> Village { get; } = [new(UnitKind.Village, PersonRole.VillagePatroller)];
    public static IReadOnlyList<Grant> Sector { get; } = [new(UnitKind.Sector, PersonRole.Inspector)];
#pragma warning restore CS1591
}
