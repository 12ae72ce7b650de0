using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;

namespace Enforcement.Api.Documents;

/// <summary>A document for one reader. <paramref name="Values"/> and the files are there only for those who may read it; <paramref name="Actions"/> is what they may do.</summary>
/// <param name="PdfAvailable">LibreOffice is installed.</param>
public sealed record DocumentDetails(
    Guid Id, DocumentKind Kind, DocumentState State, string Title, string? CaseNumber, UnitView? Town, UnitView Unit, UnitView? ToUnit, string? Number, int Version, DateTimeOffset DraftedAt, string DraftedBy,
    DateTimeOffset? IssuedAt, int? TemplateVersion, string? Sha256, string? Sm3, string? VerificationCode, int? TermDays, DateOnly? PlannedService, bool Uploaded, bool MayRead, bool PdfAvailable,
    IReadOnlyList<DocumentField> Fields, IReadOnlyDictionary<string, string>? Values, Service? Service, IReadOnlyList<ServiceAttemptView> Failures, IReadOnlyList<ScanView> Scans,
    DateTimeOffset? VoidedAt, string? VoidReason, IReadOnlyList<DocumentAction> Actions);

/// <summary>An attempt to serve that failed.</summary>
public sealed record ServiceAttemptView(DateTimeOffset At, ServiceMethod Method, string Reason);

/// <summary>A signed and stamped scan.</summary>
public sealed record ScanView(int Index, string FileName, string ContentType, string Sha256, DateTimeOffset At);

/// <summary>A document as a line of a list and of the register of numbers.</summary>
public sealed record DocumentItem(
    Guid Id, DocumentKind Kind, DocumentState State, string Title, string? CaseNumber, UnitView? Town, UnitView Unit, UnitView? ToUnit, string? Number, DateTimeOffset DraftedAt, DateTimeOffset? IssuedAt,
    DateTimeOffset? ServedAt, string? VoidReason);

/// <summary>Where a file of a document lies, or its bytes.</summary>
public sealed record DocumentFile(string? Path, string ContentType, string FileName, string Sha256, byte[]? Bytes = null);

/// <summary>Titles of the kinds: what stands on the paper, in Chinese whatever the reader's language.</summary>
public static class DocumentTitles
{
    /// <summary>The title of a kind.</summary>
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.StopNotice => "责令停止违法行为通知书",
        DocumentKind.CorrectionNotice => "责令改正通知书",
        DocumentKind.InspectionRecord => "现场检查（勘验）笔录",
        DocumentKind.InterviewRecord => "询问笔录",
        DocumentKind.ServiceReceipt => "送达回证",
        DocumentKind.ForcedDemolitionNotice => "强制拆除通知书",
        DocumentKind.ForcedDemolitionAnnouncement => "强制拆除公告",
        DocumentKind.PoliceTransfer => "案件移送函（公安）",
        DocumentKind.JudicialTransfer => "案件移送函（司法）",
        DocumentKind.DisciplineCopy => "问题线索抄送函",
        DocumentKind.MeetingRequest => "专题会请示",
        DocumentKind.SupervisionOrder => "督办通知单",
        DocumentKind.PraiseBulletin => "通报（表扬）",
        DocumentKind.CriticismBulletin => "通报（批评）",
        DocumentKind.SanctionNotice => "联合惩戒通知书",
        DocumentKind.FeedbackForm => "反馈单",
        DocumentKind.TalkNotice => "约谈通知书",
        DocumentKind.ClosingReport => "结案报告",
        DocumentKind.Other => "其他文书",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}
