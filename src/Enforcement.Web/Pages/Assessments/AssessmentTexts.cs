namespace Enforcement.Web.Resources;

/// <summary>Assessments.</summary>
public sealed class AssessmentTexts;
