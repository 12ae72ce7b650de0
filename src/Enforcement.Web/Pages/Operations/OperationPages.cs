using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Operations;

/// <summary>How the product is doing.</summary>
internal static class OperationPages
{
    public static PageRoom It => new()
    {
        Href = "/operations", Icon = "activity", Name = "nav.operations", Texts = typeof(AdminTexts),
        IsFor = actor => actor.Is(PersonRole.Administrator) || actor.Is(PersonRole.Auditor),
    };
}
