namespace Enforcement.Workflows.SatelliteReview;

/// <summary>Why a step of a review was refused. The name, in kebab-case after <c>review-</c>, is the stable code.</summary>
[RefusalsOf("review")]
public enum ReviewRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>Confirmed: it is frozen.</summary>
    IsConfirmed,
    /// <summary>It was not run yet.</summary>
    NotRun,
    /// <summary>Something was decided or came in since the last run: run it again.</summary>
    Stale,
    /// <summary>A decision needs its reason. Field.</summary>
    ReasonMissing,
    /// <summary>The patch or entry is not of this month's comparison. Field.</summary>
    UnknownLine,
    /// <summary>Patch and entry are of different towns. Field.</summary>
    DifferentTowns,
    /// <summary>No such follow-up waits.</summary>
    NoSuchFollowUp,
}
