using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Process;

/// <summary>The process, drawn.</summary>
internal static class ProcessPages
{
    public static PageRoom It => new()
    {
        Href = "/process", Icon = "sitemap", Name = "nav.process", Texts = typeof(CaseTexts),
    };
}
