namespace Enforcement.Workflows.Cases;

/// <summary>Where a case stands (process.md section 3), in the order of the process.</summary>
public enum CaseStage
{
    /// <summary>发现: opened; inspect on site and stop (Art 12, 17).</summary>
    Discovered,
    /// <summary>制止: at least one stop document was served (Art 17, 18).</summary>
    Stopped,
    /// <summary>认定: determined to be illegal (Art 4, 18).</summary>
    Determined,
    /// <summary>限期自拆: ordered to demolish oneself within at most 3 days (Art 21).</summary>
    SelfDemolition,
    /// <summary>强制拆除: the party's term passed; the town demolishes within 7 days (Art 22).</summary>
    ForcedDemolition,
    /// <summary>逾期未拆: that passed too; the ladder runs (Art 24–27).</summary>
    Overdue,
    /// <summary>反馈销账: demolished; fed back to planning and entered in the city platform (Art 22).</summary>
    Feedback,
    /// <summary>结案.</summary>
    Closed,
    /// <summary>撤案: lawful, or opened in error.</summary>
    Withdrawn,
}

/// <summary>Kinds of a case's deadlines.</summary>
public enum DeadlineKind
{
    /// <summary>制止 (Art 12: at once; policy 1 day).</summary>
    Stop,
    /// <summary>认定 (Art 4; policy 3 days).</summary>
    Determination,
    /// <summary>自行拆除 (Art 21: at most 3 days).</summary>
    SelfDemolition,
    /// <summary>强制拆除 (Art 22: 7 days).</summary>
    ForcedDemolition,
    /// <summary>反馈 (Art 22: 及时; policy 3 days).</summary>
    Feedback,
    /// <summary>通报 (Art 24; policy 3 days).</summary>
    Bulletin,
    /// <summary>督办 (Art 25; its own due date, policy 7 days).</summary>
    Supervision,
    /// <summary>当年整改: the end of the calendar year of a municipal listing (Art 27).</summary>
    YearEnd,
    /// <summary>核实: verification of a lead by its town, from its dispatch (process.md section 2).</summary>
    Verification,
    /// <summary>送达证明: proof that the order to demolish was served, from its service (民诉法 87; policy 1 day).</summary>
    Service,
}

/// <summary>How a deadline stands.</summary>
public enum DeadlineState
{
    /// <summary>Waits for a fact that starts it.</summary>
    Pending,
    /// <summary>Days are running.</summary>
    Running,
    /// <summary>What it asks for happened strictly before it was due.</summary>
    Met,
    /// <summary>It passed; carries the legal instant at which it did.</summary>
    Breached,
    /// <summary>中止: no day counts until the case is resumed.</summary>
    Suspended,
    /// <summary>No longer asked for: the case was demolished or withdrawn before it passed.</summary>
    Ended,
}

/// <summary>Steps of the escalation ladder, from the lowest (process.md section 4).</summary>
public enum LadderStep
{
    /// <summary>通报 (Art 24).</summary>
    Bulletin,
    /// <summary>专题会 (Art 25).</summary>
    SpecialMeeting,
    /// <summary>督办, with the copy to discipline 抄送 (Art 25).</summary>
    Supervision,
    /// <summary>市级挂账 (Art 27).</summary>
    MunicipalListing,
    /// <summary>问责 (Art 27).</summary>
    Accountability,
}

/// <summary>How a step of the ladder stands.</summary>
public enum LadderState
{
    /// <summary>Somebody must act.</summary>
    Open,
    /// <summary>Done.</summary>
    Done,
    /// <summary>The leader refused the special meeting; it may be asked for again.</summary>
    Refused,
    /// <summary>销账: demolition ended the ladder before the step was done.</summary>
    Ended,
}

/// <summary>A stop document 制止文书 (Art 18).</summary>
public enum StopDocument
{
    /// <summary>责令停止违法行为通知书.</summary>
    StopNotice,
    /// <summary>责令改正通知书: only after determination.</summary>
    CorrectionNotice,
    /// <summary>Another unit's own document.</summary>
    Other,
    /// <summary>劝阻 by a village (Art 10, 17): recorded, but stops nothing until a document follows.</summary>
    Dissuasion,
}

/// <summary>How a document was served 送达 (民诉法 87–95).</summary>
public enum ServiceMethod
{
    /// <summary>直接.</summary>
    Direct,
    /// <summary>留置.</summary>
    Left,
    /// <summary>邮寄.</summary>
    Post,
    /// <summary>公告.</summary>
    Public,
    /// <summary>委托.</summary>
    Entrusted,
    /// <summary>电子.</summary>
    Electronic,
}

/// <summary>Land category 地类 of the place.</summary>
public enum LandCategory
{
    /// <summary>国有土地.</summary>
    StateOwned,
    /// <summary>集体土地.</summary>
    Collective,
    /// <summary>耕地.</summary>
    Farmland,
    /// <summary>永久基本农田.</summary>
    BasicFarmland,
    /// <summary>宅基地.</summary>
    Homestead,
    /// <summary>设施农业用地.</summary>
    AgriculturalFacility,
    /// <summary>林地.</summary>
    Forest,
    /// <summary>河湖水域.</summary>
    Water,
    /// <summary>其他.</summary>
    Other,
}

/// <summary>Who demolished.</summary>
public enum DemolishedBy
{
    /// <summary>当事人自行拆除.</summary>
    Party,
    /// <summary>强制拆除.</summary>
    Forced,
}

/// <summary>A person or an organisation 当事人.</summary>
public enum PartyKind
{
    /// <summary>自然人.</summary>
    Person,
    /// <summary>法人或其他组织.</summary>
    Organisation,
}

/// <summary>What a piece of evidence shows.</summary>
public enum EvidenceKind
{
    /// <summary>照片 of the site.</summary>
    Photo,
    /// <summary>拆除前照片.</summary>
    BeforePhoto,
    /// <summary>拆除后照片.</summary>
    AfterPhoto,
    /// <summary>视频.</summary>
    Video,
    /// <summary>文件, scans included.</summary>
    Document,
}
