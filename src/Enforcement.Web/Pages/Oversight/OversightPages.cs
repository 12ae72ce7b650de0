using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Oversight;

/// <summary>Figures of the district.</summary>
internal static class OversightPages
{
    public static PageRoom It => new()
    {
        Href = "/oversight", Icon = "chart-bar", Name = "nav.oversight", Texts = typeof(OversightTexts),
    };
}
