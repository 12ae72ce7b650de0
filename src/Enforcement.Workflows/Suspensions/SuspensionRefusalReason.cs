namespace Enforcement.Workflows.Suspensions;

/// <summary>Why a step of a suspension was refused.</summary>
[RefusalsOf("suspension")]
public enum SuspensionRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>It was lifted, or nothing is proposed that could be refused.</summary>
    [ToldAs(RefusalKind.InvalidInStage, Everywhere = true)]
    AlreadyDone,
    /// <summary>What it would suspend is suspended.</summary>
    Holds,
    /// <summary>The reason for lifting it has gone since it was proposed.</summary>
    LiftStale,
    /// <summary>Either a town's projects or a case's. Field.</summary>
    TownOrCase,
    /// <summary>Not a case in progress that the person sees. Field.</summary>
    Case,
    /// <summary>No such town. Field.</summary>
    Town,
}
