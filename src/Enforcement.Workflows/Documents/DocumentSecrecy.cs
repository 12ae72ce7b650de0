namespace Enforcement.Workflows.Documents;

/// <summary>Who reads a document, besides its unit, its addressee and auditors.</summary>
public enum DocumentSecrecy
{
    /// <summary>All who see that it exists.</summary>
    Open,
    /// <summary>It carries the party's numbers: those who may see them.</summary>
    NamesParty,
    /// <summary>Nobody, and nobody else learns that it exists (Art 5).</summary>
    Confidential,
}
