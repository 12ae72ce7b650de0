namespace Enforcement.Workflows.Patrols;

/// <summary>Why a patrol was not written into the ledger.</summary>
[RefusalsOf("patrol")]
public enum PatrolRefusalReason
{
    /// <summary>This unit keeps no ledger.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>A patrol lies behind. Field.</summary>
    [ToldAs(RefusalKind.Invalid, Everywhere = true)]
    InTheFuture,
    /// <summary>It ended before it began. Field.</summary>
    EndsBeforeStart,
}
