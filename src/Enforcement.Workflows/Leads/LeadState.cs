namespace Enforcement.Workflows.Leads;

/// <summary>Where a lead stands.</summary>
public enum LeadState
{
    /// <summary>Recorded; not yet any town's.</summary>
    New,
    /// <summary>派发: with a town, to be verified.</summary>
    Dispatched,
    /// <summary>核实: opened a case or joined one.</summary>
    Verified,
    /// <summary>查否: nothing illegal there, with the reason.</summary>
    Unfounded,
    /// <summary>重复: the same construction as another lead or case.</summary>
    Duplicate,
    /// <summary>退回: not that town's; to be dispatched again.</summary>
    Returned,
}
