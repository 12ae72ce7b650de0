using Enforcement.Api.Assessment;
using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Assessments;

/// <summary>Assessments.</summary>
internal static class AssessmentPages
{
    public static PageRoom It => new()
    {
        Href = "/assessments", Icon = "rosette-discount-check", Name = "nav.assessments", Texts = typeof(AssessmentTexts),
        IsFor = AssessmentRules.MaySee,
    };
}
