namespace Enforcement.Workflows.ListedItems;

/// <summary>Why a step of a listed item was refused.</summary>
[RefusalsOf("listed")]
public enum ListedItemRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>It was delisted.</summary>
    [ToldAs(RefusalKind.InvalidInStage, Everywhere = true)]
    AlreadyDone,
    /// <summary>A rectification is not accepted ahead of time. Field.</summary>
    [ToldAs(RefusalKind.Invalid, Everywhere = true)]
    InTheFuture,
    /// <summary>It was listed after that day. Field.</summary>
    Later,
}
