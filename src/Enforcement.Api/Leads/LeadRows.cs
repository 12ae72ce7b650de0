using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Leads;

/// <summary>Leads by what their channel is.</summary>
internal static class LeadRows
{
    /// <summary>Only of the channels that are this.</summary>
    public static IQueryable<LeadRow> Through(this IQueryable<LeadRow> leads, Func<LeadChannel, bool> which)
    {
        var channels = LeadChannel.All.Where(which).ToList();
        return leads.Where(l => channels.Contains(l.Channel));
    }
}
