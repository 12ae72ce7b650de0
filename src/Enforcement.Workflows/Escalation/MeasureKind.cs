namespace Enforcement.Workflows.Escalation;

/// <summary>Steps of the ladder for units (Art 3, 29; process.md section 6), from the lowest.</summary>
public enum MeasureKind
{
    /// <summary>提醒.</summary>
    Reminder,
    /// <summary>约谈 of the unit's main leader.</summary>
    Talk,
    /// <summary>问责.</summary>
    Accountability,
}
