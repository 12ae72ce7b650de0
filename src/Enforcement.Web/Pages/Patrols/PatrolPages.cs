using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Patrols;

/// <summary>Patrols.</summary>
internal static class PatrolPages
{
    public static PageRoom It => new()
    {
        Href = "/patrols", Icon = "walk", Name = "nav.patrols", Texts = typeof(LeadTexts),
    };
}
