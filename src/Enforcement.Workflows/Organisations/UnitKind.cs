namespace Enforcement.Workflows.Organisations;

/// <summary>What a unit 单位 is in the process (process.md section 1). The order is that of the contract.</summary>
public enum UnitKind
{
    /// <summary>区政府: special meetings, accountability (Art 3, 25, 27–30).</summary>
    District,
    /// <summary>区规自分局: satellite review, leads, copies to discipline, special-meeting requests (Art 4, 15, 16, 25, 27).</summary>
    Planning,
    /// <summary>区城管执法局, also in the name of 区创建办: bulletins, city platform (Art 7, 24).</summary>
    UrbanEnforcement,
    /// <summary>区政府督查室: supervision orders (Art 25).</summary>
    Supervision,
    /// <summary>区纪委区监委: reads only what was sent to it (Art 5, 16, 25, 27).</summary>
    Discipline,
    /// <summary>区公安分局: obstruction (Art 6), suspected crime (Art 26).</summary>
    Police,
    /// <summary>农业农村局, 园林绿化局, 水务局, …: documents in their field (Art 8, 18).</summary>
    Sector,
    /// <summary>供电, 自来水, 供暖, 燃气, 通讯: no new service (Art 8, 19).</summary>
    Utility,
    /// <summary>镇街（地区）: stops and demolishes, reports monthly (Art 11–15, 17–22).</summary>
    Town,
    /// <summary>开发区管委会: a town in every rule.</summary>
    DevelopmentZone,
    /// <summary>村（社区）: patrols, dissuades, reports up (Art 10, 13, 17).</summary>
    Village,
}
