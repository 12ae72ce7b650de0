using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Cases;

/// <summary>Cases.</summary>
internal static class CasePages
{
    public static PageRoom It => new()
    {
        Href = "/cases", Icon = "files", Name = "nav.cases", Texts = typeof(CaseTexts),
    };
}
