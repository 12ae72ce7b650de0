using Enforcement.Web.Resources;
using Enforcement.Workflows.Clues;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Pages.Clues;

/// <summary>Clues about officials.</summary>
internal static class CluePages
{
    public static PageRoom It => new()
    {
        Href = "/clues", Icon = "lock", Name = "nav.clues", Texts = typeof(OversightTexts),
        IsFor = actor => ClueDecider.MayForward(actor) || actor.UnitKind == UnitKind.Discipline || actor.Is(PersonRole.Auditor),
    };
}
