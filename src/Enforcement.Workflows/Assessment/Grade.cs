
namespace Enforcement.Workflows.Assessment;

/// <summary>How a score reads.</summary>
public enum Grade
{
    /// <summary>优秀: 90 or more, and eligible.</summary>
    Excellent,
    /// <summary>良好: 80 or more; also 90 or more of who is not cleared (Art 29).</summary>
    Good,
    /// <summary>合格: 60 or more.</summary>
    Pass,
    /// <summary>不合格.</summary>
    Fail,
}
