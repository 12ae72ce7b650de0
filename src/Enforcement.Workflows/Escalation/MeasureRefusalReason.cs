namespace Enforcement.Workflows.Escalation;

/// <summary>Why a step of a measure was refused.</summary>
[RefusalsOf("measure")]
public enum MeasureRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>It does not stand where this is done.</summary>
    [ToldAs(RefusalKind.InvalidInStage, Everywhere = true)]
    AlreadyDone,
    /// <summary>Not a town, the development zone or a village that is there. Field.</summary>
    Unit,
    /// <summary>The last day lies ahead, within a year. Field.</summary>
    Due,
    /// <summary>No such document was issued to the unit by the one that finishes. Field; args: number.</summary>
    Document,
}
