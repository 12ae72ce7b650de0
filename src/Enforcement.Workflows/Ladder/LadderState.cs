namespace Enforcement.Workflows.Ladder;

/// <summary>How a step of the ladder stands.</summary>
public enum LadderState
{
    /// <summary>Somebody must act.</summary>
    Open,
    /// <summary>Done.</summary>
    Done,
    /// <summary>The leader refused the special meeting; it may be asked for again.</summary>
    Refused,
    /// <summary>销账: demolition ended the ladder before the step was done.</summary>
    Ended,
}
