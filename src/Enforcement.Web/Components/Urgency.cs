namespace Enforcement.Web.Components;

/// <summary>How pressing a due instant is; by word, icon and colour together.</summary>
public enum Urgency
{
    /// <summary>No due instant.</summary>
    None,
    /// <summary>More than 24 hours left.</summary>
    Ample,
    /// <summary>24 hours or less.</summary>
    Soon,
    /// <summary>Passed.</summary>
    Over,
}
