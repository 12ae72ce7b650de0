namespace Enforcement.Workflows.Documents;

/// <summary>Who a document is for.</summary>
public enum DocumentAddressee
{
    /// <summary>Nobody: it goes into the file.</summary>
    File,
    /// <summary>The party: served with proof.</summary>
    Party,
    /// <summary>Another unit, or a body outside: delivered.</summary>
    Unit,
}
