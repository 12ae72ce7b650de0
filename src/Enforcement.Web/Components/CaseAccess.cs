using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Processes;

namespace Enforcement.Web.Components;

/// <summary>What a page offers; the request itself decides again.</summary>
public static class CaseAccess
{
    /// <summary>Whether the person may open a case.</summary>
    public static bool MayOpen(Actor? actor) => actor is not null && CaseProcess.MayOpen.Any(g => g.Unit == actor.UnitKind && actor.Is(g.Role));
}
