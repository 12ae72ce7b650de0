using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;

namespace Enforcement.Web.Components;

/// <summary>What a page offers; the request itself decides again.</summary>
public static class CaseAccess
{
    /// <summary>Whether the person may open a case.</summary>
    public static bool MayOpen(Actor? actor) => actor is not null && TrackRegistry.MayOpen.Include(actor);
}
