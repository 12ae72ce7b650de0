namespace Enforcement.Workflows.Cases;

/// <summary>How a deadline stands.</summary>
public enum DeadlineState
{
    /// <summary>Waits for a fact that starts it.</summary>
    Pending,
    /// <summary>Days are running.</summary>
    Running,
    /// <summary>What it asks for happened strictly before it was due.</summary>
    Met,
    /// <summary>It passed; carries the legal instant at which it did.</summary>
    Breached,
    /// <summary>中止: no day counts until the case is resumed.</summary>
    Suspended,
    /// <summary>No longer asked for: the case was demolished or withdrawn before it passed.</summary>
    Ended,
}
