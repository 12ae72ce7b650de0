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
