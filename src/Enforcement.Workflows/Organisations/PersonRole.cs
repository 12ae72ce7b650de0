namespace Enforcement.Workflows.Organisations;

/// <summary>What a person may be in their unit (process.md section 1).</summary>
public enum PersonRole
{
    /// <summary>执法人员.</summary>
    Inspector,
    /// <summary>单位负责人: approves suspension, extension and withdrawal for the unit.</summary>
    UnitLead,
    /// <summary>规划干部 of the planning branch.</summary>
    PlanningOfficer,
    /// <summary>督查员 of the supervision office or the urban enforcement bureau.</summary>
    Supervisor,
    /// <summary>纪检读者: reads what was sent to discipline.</summary>
    DisciplineReader,
    /// <summary>公用事业联络员.</summary>
    UtilityLiaison,
    /// <summary>村级巡查员.</summary>
    VillagePatroller,
    /// <summary>区领导: decides special meetings and accountability.</summary>
    DistrictLeader,
    /// <summary>系统管理员: people, units, policies, calendars; decides nothing in a case.</summary>
    Administrator,
    /// <summary>审计员: reads everything and changes nothing.</summary>
    Auditor,
}
