namespace Enforcement.Workflows.Documents;

/// <summary>Why something was refused for a document. The name, in kebab-case after <c>document-</c>, is the stable code.</summary>
[RefusalsOf("document")]
public enum DocumentRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>The site must be inspected before (Art 12).</summary>
    NotInspected,
    /// <summary>The construction must be determined to be illegal before (Art 18, 21).</summary>
    NotDetermined,
    /// <summary>The term of self-demolition has not passed (Art 22).</summary>
    NotForced,
    /// <summary>The case is not overdue (Art 24, 25).</summary>
    NotOverdue,
    /// <summary>Nothing was demolished yet (Art 22).</summary>
    NotDemolished,
    /// <summary>Still a draft: issue it first.</summary>
    IsDraft,
    /// <summary>Issued: its text is frozen.</summary>
    IsFrozen,
    /// <summary>Served already.</summary>
    IsServed,
    /// <summary>Void.</summary>
    IsVoid,
    /// <summary>It goes into the file and is served on nobody.</summary>
    NotForService,
    /// <summary>A text or value is missing. Field.</summary>
    Missing,
    /// <summary>Fields that must not be empty are. Args: their names.</summary>
    ValuesMissing,
    /// <summary>Two officers or more stand on it, with the numbers of their certificates (行政强制法 18, 行政处罚法 42). Field.</summary>
    TwoCertificates,
    /// <summary>Lies in the future. Field.</summary>
    InTheFuture,
    /// <summary>A service before the issue. Field; args: issued at.</summary>
    BeforeIssue,
    /// <summary>No proof of service. Field.</summary>
    ProofMissing,
    /// <summary>At least two officers serve (行政强制法 18). Field.</summary>
    TwoOfficers,
    /// <summary>Leaving it needs a witness, or a photo or film (民诉法 89). Field.</summary>
    WitnessOrPhoto,
    /// <summary>Posting it up needs a photo of it (行政强制法 44). Field.</summary>
    PhotoMissing,
    /// <summary>A public announcement counts as service after 30 days (民诉法 95). Field; args: earliest day.</summary>
    AnnouncementRuns,
    /// <summary>Electronic service needs the receiver's consent (民诉法 90). Field.</summary>
    ConsentMissing,
    /// <summary>The term is at least a day and at most the policy's (Art 21). Field; args: maximum.</summary>
    TermOutOfRange,
}
