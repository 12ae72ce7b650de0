using Enforcement.Api.Imports;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Imports;

/// <summary>Imports.</summary>
internal static class ImportPages
{
    public static PageRoom It => new()
    {
        Href = "/imports", Icon = "upload", Name = "nav.imports", Texts = typeof(ImportTexts),
        IsFor = actor => ImportRules.KindsOf(actor).Count > 0 || actor.Is(PersonRole.Auditor),
    };
}
