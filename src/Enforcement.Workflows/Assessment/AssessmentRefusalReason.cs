namespace Enforcement.Workflows.Assessment;

/// <summary>Why a step of an assessment was refused. The name, in kebab-case after <c>assessment-</c>, is the stable code.</summary>
[RefusalsOf("assessment")]
public enum AssessmentRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>Confirmed: it is frozen.</summary>
    IsConfirmed,
    /// <summary>The assessment has no such deduction. Field.</summary>
    UnknownDeduction,
    /// <summary>A deduction is appealed once.</summary>
    AlreadyAppealed,
    /// <summary>An appeal and its rejection need their reason. Field.</summary>
    ReasonMissing,
    /// <summary>Nobody appealed against it.</summary>
    NoSuchAppeal,
    /// <summary>The appeal was decided.</summary>
    AlreadyDecided,
    /// <summary>The period has not ended.</summary>
    PeriodRunning,
    /// <summary>Appeals wait for their decision. Args: how many.</summary>
    AppealsOpen,
    /// <summary>The facts are others than when it was computed: compute it again.</summary>
    Stale,
    /// <summary>The days to appeal are not over. Args: the last of them. What else is wrong is said before it.</summary>
    AppealTime,
}
