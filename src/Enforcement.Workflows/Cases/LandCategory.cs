namespace Enforcement.Workflows.Cases;

/// <summary>Land category 地类 of the place.</summary>
public enum LandCategory
{
    /// <summary>国有土地.</summary>
    StateOwned,
    /// <summary>集体土地.</summary>
    Collective,
    /// <summary>耕地.</summary>
    Farmland,
    /// <summary>永久基本农田.</summary>
    BasicFarmland,
    /// <summary>宅基地.</summary>
    Homestead,
    /// <summary>设施农业用地.</summary>
    AgriculturalFacility,
    /// <summary>林地.</summary>
    Forest,
    /// <summary>河湖水域.</summary>
    Water,
    /// <summary>其他.</summary>
    Other,
}
