namespace Enforcement.Workflows.Cases;

/// <summary>Who demolished.</summary>
public enum DemolishedBy
{
    /// <summary>当事人自行拆除.</summary>
    Party,
    /// <summary>强制拆除.</summary>
    Forced,
}
