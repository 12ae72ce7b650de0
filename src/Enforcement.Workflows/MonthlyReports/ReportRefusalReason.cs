namespace Enforcement.Workflows.MonthlyReports;

/// <summary>Why a step of a report was refused. The name, in kebab-case after <c>report-</c>, is the stable code.</summary>
[RefusalsOf("report")]
public enum ReportRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden, Everywhere = true)]
    NotYours,
    /// <summary>A nil report though the ledger has findings (Art 15). Field; args: how many.</summary>
    HasFindings,
    /// <summary>Nothing was found: that must be said explicitly, as a nil report 零报告 (Art 15). Field.</summary>
    NothingFound,
    /// <summary>Nothing was submitted that could be accepted or returned.</summary>
    NotSubmitted,
    /// <summary>A return needs its reason. Field.</summary>
    ReasonMissing,
    /// <summary>What would be submitted again is what was submitted.</summary>
    Unchanged,
}
