namespace Enforcement.Workflows.Clues;

/// <summary>Why a step of a clue was refused.</summary>
[RefusalsOf("clue")]
public enum ClueRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>It was received.</summary>
    [ToldAs(RefusalKind.InvalidInStage, Everywhere = true)]
    AlreadyDone,
    /// <summary>The case that it names is not one that the sender sees. Field.</summary>
    CaseUnknown,
}
