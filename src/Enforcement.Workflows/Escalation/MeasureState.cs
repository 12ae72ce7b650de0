namespace Enforcement.Workflows.Escalation;

/// <summary>How a measure stands.</summary>
public enum MeasureState
{
    /// <summary>待决定: proposed by the system with its facts, or opened by people with its basis; people decide.</summary>
    Proposed,
    /// <summary>已启动: its unit must answer, its decider must carry it out.</summary>
    Ordered,
    /// <summary>不予启动, with a reason.</summary>
    Dismissed,
    /// <summary>已完成.</summary>
    Done,
}
