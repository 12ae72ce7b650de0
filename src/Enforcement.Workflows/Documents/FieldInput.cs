namespace Enforcement.Workflows.Documents;

/// <summary>How a field of a document gets its value.</summary>
public enum FieldInput
{
    /// <summary>Asked for in one line.</summary>
    Line,
    /// <summary>Asked for in several lines.</summary>
    Lines,
    /// <summary>Set by the product, never typed.</summary>
    Fixed,
}
