using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Suspensions;

/// <summary>Suspended projects; whoever else sees them comes from oversight.</summary>
internal static class SuspensionPages
{
    public static PageRoom It => new()
    {
        Href = "/suspensions", Icon = "player-pause", Name = "nav.suspensions", Texts = typeof(OversightTexts),
        IsFor = actor => actor.UnitKind is UnitKind.Sector or UnitKind.Utility,
    };
}
