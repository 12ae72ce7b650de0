using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Patrols;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Patrols;

/// <summary>A page of the patrol ledger that the reader may see, newest first.</summary>
public sealed record FindPatrols : IRequest<Page<PatrolView>>
{
    /// <summary>Only of this level.</summary>
    public PatrolLevel? Level { get; init; }
    /// <summary>Only of this town and its villages, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>True: only nil patrols; false: only those with findings.</summary>
    public bool? Nil { get; init; }
    /// <summary>Started on or after this instant.</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>Started before this instant.</summary>
    public DateTimeOffset? Before { get; init; }
    /// <summary>Part of the route or of who went.</summary>
    public string? Q { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindPatrols, Page<PatrolView>>
    {
        public async Task<Page<PatrolView>> Handle(FindPatrols r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            IQueryable<PatrolRow> patrols = db.Set<PatrolRow>().AsNoTracking();
            if (r.Level is { } level) patrols = patrols.Where(p => p.Level == level);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                patrols = patrols.Where(p => p.Town == code);
            }
            if (r.Nil is { } nil) patrols = patrols.Where(p => (p.Findings == 0) == nil);
            if (r.From is { } from) patrols = patrols.Where(p => p.StartedAt >= from);
            if (r.Before is { } before) patrols = patrols.Where(p => p.StartedAt < before);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                patrols = patrols.Where(p => p.Route.Contains(q) || p.Patrollers.Contains(q));
            }
            var page = await patrols.OrderByDescending(p => p.StartedAt).ThenBy(p => p.Id).ToPageAsync(r.Page, cancellationToken);
            var ids = page.Items.SelectMany(IdsOf).ToList();
            var numbers = ids.Count == 0 ? [] : await db.Set<LeadRow>().Where(l => ids.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, l => l.SourceNumber, cancellationToken);
            return new Page<PatrolView>(
                [.. page.Items.Select(p =>
                    PatrolViews.Of(p, units, [.. IdsOf(p).Where(numbers.ContainsKey).Select(id => new PatrolLead(id, numbers[id]))]))],
                        page.Total);
        }

        private static IEnumerable<Guid> IdsOf(PatrolRow p) => p.Leads.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);
    }
}
