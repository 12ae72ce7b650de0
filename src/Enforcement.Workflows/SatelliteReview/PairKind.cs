
namespace Enforcement.Workflows.SatelliteReview;

/// <summary>What a line of the comparison is.</summary>
public enum PairKind
{
    /// <summary>A patch and an entry of the ledger.</summary>
    Matched,
    /// <summary>Only the satellite saw it.</summary>
    SatelliteOnly,
    /// <summary>Only the ledger has it.</summary>
    LedgerOnly,
}
