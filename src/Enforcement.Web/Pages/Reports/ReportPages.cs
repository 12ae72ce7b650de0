using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Reports;

/// <summary>Monthly reports.</summary>
internal static class ReportPages
{
    public static PageRoom It => new()
    {
        Href = "/reports", Icon = "clipboard-list", Name = "nav.reports", Texts = typeof(ReportTexts),
    };
}
