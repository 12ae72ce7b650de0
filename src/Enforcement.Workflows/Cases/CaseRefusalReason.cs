namespace Enforcement.Workflows.Cases;

/// <summary>Why a command was refused. The name, in kebab-case, is the stable code that people and machines see.</summary>
public enum CaseRefusalReason
{
    /// <summary>The case is not at a stage where this is done.</summary>
    WrongStage,
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden)]
    NotYours,
    /// <summary>Suspended: resume first.</summary>
    Suspended,
    /// <summary>Not suspended: nothing to resume.</summary>
    NotSuspended,
    /// <summary>It was done already.</summary>
    AlreadyDone,
    /// <summary>The site must be inspected before a document is served (Art 12).</summary>
    InspectionMissing,
    /// <summary>A correction notice follows the determination (Art 18).</summary>
    DeterminationMissing,
    /// <summary>A village dissuades; it serves no document (Art 10, 17).</summary>
    VillageOnlyDissuades,
    /// <summary>The step below on the ladder is not done.</summary>
    LowerStepMissing,
    /// <summary>No meeting was asked for.</summary>
    NoMeetingRequested,
    /// <summary>The supervision order's due date has not passed (Art 27).</summary>
    SupervisionNotOverdue,
    /// <summary>Not listed by the city (Art 27).</summary>
    NotListed,
    /// <summary>The calendar year of the listing has not ended (Art 27).</summary>
    YearNotOver,
    /// <summary>No deadline runs that this person may extend.</summary>
    NothingToExtend,
    /// <summary>A fact cannot lie in the future. Field.</summary>
    InTheFuture,
    /// <summary>A fact cannot lie before the construction was found. Field; args: found at.</summary>
    BeforeTheCase,
    /// <summary>A step cannot be dated before what made it due. Field; args: since when it is due.</summary>
    BeforeItsCause,
    /// <summary>An approval is given now; it cannot be dated back to another day. Field.</summary>
    ApprovalBackdated,
    /// <summary>The term must be at least a day and at most the policy's. Field; args: maximum.</summary>
    TermOutOfRange,
    /// <summary>The extension must be at least a day and in sum at most the policy's. Field; args: maximum left.</summary>
    ExtensionOutOfRange,
    /// <summary>No photo taken after the demolition was named. Field.</summary>
    AfterPhotoMissing,
    /// <summary>No evidence was named that proves the service. Field.</summary>
    ProofMissing,
    /// <summary>A named piece of evidence is not this case's. Field; args: id.</summary>
    UnknownEvidence,
    /// <summary>Night, without an emergency reason (行政强制法 43). Field; args: from, to.</summary>
    PlannedAtNight,
    /// <summary>A rest day or holiday, without an emergency reason (行政强制法 43). Field.</summary>
    PlannedOnRestDay,
    /// <summary>A plan lies ahead. Field.</summary>
    PlannedInThePast,
    /// <summary>A due date must lie after today, it and a plan within a year. Field.</summary>
    DueDateOutOfRange,
    /// <summary>A text that the law asks for is missing. Field.</summary>
    TextMissing,
    /// <summary>No working-day calendar for the year. Args: year.</summary>
    [ToldAs(RefusalKind.Invalid)]
    CalendarYearMissing,
}
