using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Audit;

/// <summary>Who asked for what.</summary>
internal static class AuditPages
{
    public static PageRoom It => new()
    {
        Href = "/audit", Icon = "eye", Name = "nav.audit", Texts = typeof(AdminTexts),
        IsFor = actor => actor.Is(PersonRole.Auditor),
    };
}
