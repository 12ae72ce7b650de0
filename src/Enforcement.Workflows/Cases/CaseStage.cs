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
