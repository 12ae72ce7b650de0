using Enforcement.Web.Resources;
using Enforcement.Workflows.Patrols;

namespace Enforcement.Web.Pages.Field;

/// <summary>What is taken on the spot, with or without a net.</summary>
internal static class FieldPages
{
    public static PageRoom It => new()
    {
        Href = "/field", Icon = "device-mobile", Name = "nav.field", Texts = typeof(FieldTexts),
        IsFor = actor => PatrolDecider.LevelOf(actor) is PatrolLevel.Town or PatrolLevel.Village,
    };
}
