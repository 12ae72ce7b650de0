namespace Enforcement.Workflows.Documents;

/// <summary>What people may do with a document.</summary>
public enum DocumentAction
{
    /// <summary>Change the draft.</summary>
    Revise,
    /// <summary>签发: number it and freeze it.</summary>
    Issue,
    /// <summary>送达.</summary>
    Serve,
    /// <summary>Record an attempt that failed.</summary>
    FailService,
    /// <summary>Attach the signed and stamped scan.</summary>
    AttachScan,
    /// <summary>作废.</summary>
    Void,
}
