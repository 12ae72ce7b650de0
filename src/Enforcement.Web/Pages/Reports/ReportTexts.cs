namespace Enforcement.Web.Resources;

/// <summary>Monthly reports and the calendar of what is due.</summary>
public sealed class ReportTexts;
