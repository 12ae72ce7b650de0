namespace Enforcement.Workflows.Cases;

/// <summary>What people may ask of a case; the names of the contract's actions, in its order.</summary>
public enum CaseAction
{
#pragma warning disable CS1591 // each is described at its command
    Inspect,
    Stop,
    Determine,
    OrderSelfDemolition,
    ConfirmDemolition,
    PlanForcedDemolition,
    FeedBack,
    RecordCityEntry,
    IssueBulletin,
    RequestSpecialMeeting,
    DecideSpecialMeeting,
    OpenSupervision,
    CopyToDiscipline,
    RecordMunicipalListing,
    ExplainAtMeeting,
    OpenAccountability,
    Suspend,
    Resume,
    Extend,
    ReportObstruction,
    TransferCrime,
    Withdraw,
    AttachEvidence,
    JoinLead,
    CorrectPin,
    ProveService,
    ReplySupervision,
    IdentifyParty,
#pragma warning restore CS1591
}

/// <summary>A command to a case. <paramref name="At"/> is when it happened, which may be before it is recorded.</summary>
public abstract record CaseCommand(CaseAction Action, DateTimeOffset At);

/// <summary>现场检查: the permit was asked for and checked, the site seen (Art 12).</summary>
public sealed record Inspect(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string Findings)
    : CaseCommand(CaseAction.Inspect, At);

/// <summary>制止: a stop document was served, or a village dissuaded (Art 10, 17, 18).</summary>
public sealed record Stop(DateTimeOffset At, StopDocument Document, DateTimeOffset ServedAt, ServiceMethod Method, string? DocumentNumber = null)
    : CaseCommand(CaseAction.Stop, At);

/// <summary>认定: illegal or lawful, with its basis (Art 4, 18). Lawful ends the case.</summary>
public sealed record Determine(DateTimeOffset At, bool Illegal, string Basis, LandCategory LandCategory, bool Organised)
    : CaseCommand(CaseAction.Determine, At);

/// <summary>
/// 限期自行拆除: the correction notice was served with a term (Art 21). <paramref name="Proof"/> names evidence of the case that proves the service; without any the
/// term does not run, and the duty to prove the service is open instead.
/// </summary>
public sealed record OrderSelfDemolition(
    DateTimeOffset At, DateTimeOffset ServedAt, int TermDays, ServiceMethod Method, IReadOnlyList<Guid> Proof, string? DocumentNumber = null)
    : CaseCommand(CaseAction.OrderSelfDemolition, At);

/// <summary>补充送达证明: evidence of the case proves the service of the order; its term runs from the day of service.</summary>
public sealed record ProveService(DateTimeOffset At, IReadOnlyList<Guid> Proof) : CaseCommand(CaseAction.ProveService, At);

/// <summary>拆除确认: takes effect when it happened, with at least one photo taken after (Art 21, 22).</summary>
public sealed record ConfirmDemolition(DateTimeOffset At, DemolishedBy By, DateTimeOffset DemolishedAt, IReadOnlyList<Guid> Evidence)
    : CaseCommand(CaseAction.ConfirmDemolition, At);

/// <summary>强制拆除计划: not at night or on a rest day without a recorded emergency (行政强制法 43).</summary>
public sealed record PlanForcedDemolition(DateTimeOffset At, DateTimeOffset PlannedAt, string? EmergencyReason)
    : CaseCommand(CaseAction.PlanForcedDemolition, At);

/// <summary>反馈 of the result to the planning branch (Art 22).</summary>
public sealed record FeedBack(DateTimeOffset At) : CaseCommand(CaseAction.FeedBack, At);

/// <summary>录入 in the city platform's 新生在施 module, with its entry number (Art 22).</summary>
public sealed record RecordCityEntry(DateTimeOffset At, string EntryNumber) : CaseCommand(CaseAction.RecordCityEntry, At);

/// <summary>通报 in the name of 区创建办 (Art 24).</summary>
public sealed record IssueBulletin(DateTimeOffset At) : CaseCommand(CaseAction.IssueBulletin, At);

/// <summary>报请专题会 (Art 25).</summary>
public sealed record RequestSpecialMeeting(DateTimeOffset At) : CaseCommand(CaseAction.RequestSpecialMeeting, At);

/// <summary>专题会 approves or refuses, with its reason (Art 25).</summary>
public sealed record DecideSpecialMeeting(DateTimeOffset At, bool Approved, string Reason, string? MinutesNumber)
    : CaseCommand(CaseAction.DecideSpecialMeeting, At);

/// <summary>启动督办 with a due date, or the policy's (Art 25).</summary>
public sealed record OpenSupervision(DateTimeOffset At, DateOnly? DueOn) : CaseCommand(CaseAction.OpenSupervision, At);

/// <summary>督办反馈: the town says how the work on a supervised case stands, as often as asked (Art 25).</summary>
public sealed record ReplySupervision(DateTimeOffset At, string Progress) : CaseCommand(CaseAction.ReplySupervision, At);

/// <summary>抄送区纪委区监委 (Art 25, 27).</summary>
public sealed record CopyToDiscipline(DateTimeOffset At) : CaseCommand(CaseAction.CopyToDiscipline, At);

/// <summary>市级挂账 with the city's number (Art 27).</summary>
public sealed record RecordMunicipalListing(DateTimeOffset At, string ListingNumber) : CaseCommand(CaseAction.RecordMunicipalListing, At);

/// <summary>专题会说明情况 by the town's main leader (Art 27).</summary>
public sealed record ExplainAtMeeting(DateTimeOffset At) : CaseCommand(CaseAction.ExplainAtMeeting, At);

/// <summary>问责 (Art 27).</summary>
public sealed record OpenAccountability(DateTimeOffset At) : CaseCommand(CaseAction.OpenAccountability, At);

/// <summary>中止 with the unit lead's approval and reason.</summary>
public sealed record Suspend(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.Suspend, At);

/// <summary>恢复.</summary>
public sealed record Resume(DateTimeOffset At) : CaseCommand(CaseAction.Resume, At);

/// <summary>延期 of the running deadline, with approval and reason.</summary>
public sealed record Extend(DateTimeOffset At, int Days, string Reason) : CaseCommand(CaseAction.Extend, At);

/// <summary>阻挠执法: referred to the police branch (Art 6).</summary>
public sealed record ReportObstruction(DateTimeOffset At, string Description) : CaseCommand(CaseAction.ReportObstruction, At);

/// <summary>涉嫌犯罪移送 (Art 26).</summary>
public sealed record TransferCrime(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.TransferCrime, At);

/// <summary>撤案: opened in error, or lawful, with reason and approver.</summary>
public sealed record Withdraw(DateTimeOffset At, string Reason) : CaseCommand(CaseAction.Withdraw, At);

/// <summary>A file that was received becomes evidence of the case (Art 12).</summary>
/// <param name="IsPhoto">Whether its content is an image, by its bytes.</param>
public sealed record AttachEvidence(DateTimeOffset At, Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256)
    : CaseCommand(CaseAction.AttachEvidence, At);

/// <summary>并案: a verified lead is the same construction (process.md section 2). Its finder stays on record beside the case's first one (Art 17).</summary>
public sealed record JoinLead(DateTimeOffset At, Guid LeadId, string SourceNumber, string Finder, DateTimeOffset FoundAt) : CaseCommand(CaseAction.JoinLead, At);

/// <summary>A corrected pin of a piece of evidence, beside its original position (Art 12). Degrees of EPSG:4490.</summary>
public sealed record CorrectPin(DateTimeOffset At, Guid EvidenceId, double Lon, double Lat, string Reason) : CaseCommand(CaseAction.CorrectPin, At);

/// <summary>查明当事人: who the party is, once that is known, or a correction of it with its reason.</summary>
/// <param name="RepeatOf">Earlier cases that the case repeats now that its party is known (Art 26); filled in at the edge.</param>
public sealed record IdentifyParty(DateTimeOffset At, Party Party, string? Reason, IReadOnlyList<string> RepeatOf) : CaseCommand(CaseAction.IdentifyParty, At);
