using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Months of requests.</summary>
internal static class ReportMonths
{
    /// <summary>The month that was named, or the present one; null when it cannot be read.</summary>
    public static ReportMonth? Of(string? text, DateTimeOffset now) => string.IsNullOrEmpty(text)
        ? ReportMonth.Of(Workflows.Deadlines.LegalTime.DateOf(now)) : ReportMonth.Parse(text);
}
