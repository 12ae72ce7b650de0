namespace Enforcement.Workflows.Cases;

/// <summary>What a stage means for a case, whatever its track calls it.</summary>
public enum StageKind
{
    /// <summary>The case goes on.</summary>
    Open,
    /// <summary>What the unit owed is overdue: the ladder runs, and the unit no longer steers its own case (Art 24–27).</summary>
    Late,
    /// <summary>Ended: what the measure asks for was done.</summary>
    Done,
    /// <summary>Ended: it was lawful, or opened in error.</summary>
    Withdrawn,
}
