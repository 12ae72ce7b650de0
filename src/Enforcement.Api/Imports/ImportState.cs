
namespace Enforcement.Api.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Received by the page; its columns are being looked at.</summary>
    Draft,
    /// <summary>Waits for its turn.</summary>
    Queued,
    /// <summary>Is being recorded, batch by batch.</summary>
    Running,
    /// <summary>Every row is recorded, known already or rejected with its reason.</summary>
    Done,
    /// <summary>Broke off; what was recorded before stays.</summary>
    Failed,
}
