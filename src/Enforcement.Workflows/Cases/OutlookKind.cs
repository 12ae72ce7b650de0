namespace Enforcement.Workflows.Cases;

/// <summary>What comes about by time alone.</summary>
public enum OutlookKind
{
    /// <summary>届满: a deadline passes.</summary>
    Passes,
    /// <summary>进入: the case comes to a stage.</summary>
    Enters,
    /// <summary>起算: a deadline begins to run.</summary>
    Starts,
    /// <summary>启动: a step of the ladder is to be taken.</summary>
    Opens,
    /// <summary>待办: somebody must act.</summary>
    Falls,
}
