namespace Enforcement.Api.Journal;

/// <summary>A row that is its own state and has a journal of what happened to it.</summary>
internal interface IJournaledRow
{
    /// <summary>Length of the journal; a concurrency token.</summary>
    int Version { get; set; }
    /// <summary>Hash of its last entry.</summary>
    string HeadHash { get; set; }
}
