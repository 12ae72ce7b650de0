namespace Enforcement.Workflows.Documents;

/// <summary>What becomes of a field of a document in which nothing stands.</summary>
public enum WhenEmpty
{
    /// <summary>A template must have the field, and a document is not issued while it is empty.</summary>
    Refused,
    /// <summary>／ is printed: not known of every party.</summary>
    Struck,
    /// <summary>It stays white, for the pen.</summary>
    Blank,
}
