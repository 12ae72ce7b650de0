using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Sanctions;

namespace Enforcement.Web.Pages.Sanctions;

/// <summary>Sanctions and the desk that is asked about them.</summary>
internal static class SanctionPages
{
    public static PageRoom It => new()
    {
        Href = "/sanctions", Icon = "scale", Name = "nav.sanctions", Texts = typeof(OversightTexts),
        IsFor = actor => SanctionRules.MayCheck(actor) || actor.UnitKind is UnitKind.Utility,
    };
}
