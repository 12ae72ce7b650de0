
namespace Enforcement.Workflows.MonthlyReports;

/// <summary>How a report stands.</summary>
public enum ReportState
{
    /// <summary>待报: opened on the 1st.</summary>
    Open,
    /// <summary>已报.</summary>
    Submitted,
    /// <summary>已接收 by planning.</summary>
    Accepted,
    /// <summary>退回 with a reason: to be submitted again.</summary>
    Returned,
}
