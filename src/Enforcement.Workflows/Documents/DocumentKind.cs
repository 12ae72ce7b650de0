namespace Enforcement.Workflows.Documents;

/// <summary>The legal documents 执法文书 and official papers of the process.</summary>
public enum DocumentKind
{
    /// <summary>责令停止违法行为通知书 (Art 18).</summary>
    StopNotice,
    /// <summary>责令改正通知书, 限期自行拆除 (Art 18, 21).</summary>
    CorrectionNotice,
    /// <summary>现场检查（勘验）笔录 (Art 12; 行政强制法 18).</summary>
    InspectionRecord,
    /// <summary>询问笔录.</summary>
    InterviewRecord,
    /// <summary>送达回证 (民诉法 87).</summary>
    ServiceReceipt,
    /// <summary>强制拆除通知书 (Art 22; 行政强制法 37).</summary>
    ForcedDemolitionNotice,
    /// <summary>强制拆除公告 (Art 22; 行政强制法 44).</summary>
    ForcedDemolitionAnnouncement,
    /// <summary>案件移送函（公安） (Art 6, 26).</summary>
    PoliceTransfer,
    /// <summary>案件移送函（司法） (Art 26).</summary>
    JudicialTransfer,
    /// <summary>问题线索抄送函 to discipline (Art 5, 16, 25, 27).</summary>
    DisciplineCopy,
    /// <summary>专题会请示 (Art 25).</summary>
    MeetingRequest,
    /// <summary>督办通知单 (Art 25; 政府督查工作条例 17).</summary>
    SupervisionOrder,
    /// <summary>通报（表扬） (Art 16).</summary>
    PraiseBulletin,
    /// <summary>通报（批评） (Art 16, 24).</summary>
    CriticismBulletin,
    /// <summary>联合惩戒通知书 (Art 8, 19).</summary>
    SanctionNotice,
    /// <summary>反馈单 (Art 22).</summary>
    FeedbackForm,
    /// <summary>约谈通知书 (Art 3, 29).</summary>
    TalkNotice,
    /// <summary>结案报告.</summary>
    ClosingReport,
    /// <summary>Another unit's own document, uploaded as it is (Art 17, 18).</summary>
    Other,
}

/// <summary>How a document stands.</summary>
public enum DocumentState
{
    /// <summary>草稿: no number yet.</summary>
    Draft,
    /// <summary>已签发: numbered and frozen.</summary>
    Issued,
    /// <summary>已送达.</summary>
    Served,
    /// <summary>送达未成: an attempt failed; another way may be tried.</summary>
    ServiceFailed,
    /// <summary>作废: a draft thrown away, or a number withdrawn with its reason.</summary>
    Void,
}

/// <summary>Who a document is for.</summary>
public enum DocumentAddressee
{
    /// <summary>Nobody: it goes into the file.</summary>
    File,
    /// <summary>The party: served with proof.</summary>
    Party,
    /// <summary>Another unit, or a body outside: delivered.</summary>
    Unit,
}
