namespace Enforcement.Web.Components;

/// <summary>How a stage stands to the case.</summary>
public enum StagePosition
{
    /// <summary>It was there.</summary>
    Done,
    /// <summary>It stands there.</summary>
    Now,
    /// <summary>Lies behind but was not needed: demolished before it came to that.</summary>
    Passed,
    /// <summary>May come.</summary>
    Ahead,
}
