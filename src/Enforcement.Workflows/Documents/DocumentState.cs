namespace Enforcement.Workflows.Documents;

/// <summary>How a document stands.</summary>
public enum DocumentState
{
    /// <summary>草稿: no number yet.</summary>
    Draft,
    /// <summary>已签发: numbered and frozen.</summary>
    Issued,
    /// <summary>已送达.</summary>
    Served,
    /// <summary>送达未成: an attempt failed; another way may be tried.</summary>
    ServiceFailed,
    /// <summary>作废: a draft thrown away, or a number withdrawn with its reason.</summary>
    Void,
}
