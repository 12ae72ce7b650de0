using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Admin;

/// <summary>People, units, policies and what else is administered.</summary>
internal static class AdminPages
{
    public static PageRoom It => new()
    {
        Href = "/admin", Icon = "users", Name = "nav.admin", Texts = typeof(AdminTexts),
        IsFor = actor => actor.Is(PersonRole.Administrator),
    };
}
