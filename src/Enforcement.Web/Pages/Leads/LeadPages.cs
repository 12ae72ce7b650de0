using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Leads;

/// <summary>Leads.</summary>
internal static class LeadPages
{
    public static PageRoom It => new()
    {
        Href = "/leads", Icon = "radar-2", Name = "nav.leads", Texts = typeof(LeadTexts),
    };
}
