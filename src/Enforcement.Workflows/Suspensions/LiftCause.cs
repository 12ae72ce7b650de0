namespace Enforcement.Workflows.Suspensions;

/// <summary>What a suspension waited for.</summary>
public enum LiftCause
{
    /// <summary>The first release's own words.</summary>
    Stated,
    /// <summary>清零: every determined new construction of the town is gone (Art 29). About: the case cleared last, if any.</summary>
    TownCleared,
    /// <summary>The case is over, and its town is cleared as well (Art 29). About: the case.</summary>
    CaseOver,
    /// <summary>销账: the listed item was taken off the list (Art 30). About: the item's number.</summary>
    ItemDelisted,
}
