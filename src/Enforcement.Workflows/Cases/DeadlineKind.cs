namespace Enforcement.Workflows.Cases;

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
