namespace Enforcement.Workflows.Cases;

/// <summary>A stop document 制止文书 (Art 18).</summary>
public enum StopDocument
{
    /// <summary>责令停止违法行为通知书.</summary>
    StopNotice,
    /// <summary>责令改正通知书: only after determination.</summary>
    CorrectionNotice,
    /// <summary>Another unit's own document.</summary>
    Other,
    /// <summary>劝阻 by a village (Art 10, 17): recorded, but stops nothing until a document follows.</summary>
    Dissuasion,
}
