using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>Figures of one town at one stage.</summary>
/// <param name="Open">Cases in progress.</param>
/// <param name="DueWithin24Hours">… whose next deadline falls within 24 hours and that are not late yet.</param>
/// <param name="Breached">… with a passed deadline whose duty is still open, noted by the sweep or not yet.</param>
/// <param name="Oldest">The earliest of these passed deadlines, or null.</param>
/// <param name="CasesHref">The API address of the very cases behind the figures; add <c>&amp;overdue=true</c> for the breached,
/// <c>&amp;dueWithinHours=24</c> for those due.</param>
public sealed record OverdueCell(UnitView Town, CaseStage Stage, int Open, int DueWithin24Hours, int Breached, DateTimeOffset? Oldest,
    string CasesHref);

/// <summary>What is late, whose it is and where it stands: per town and stage, within the reader's scope.</summary>
/// <param name="At">The instant the figures are of, legal time.</param>
/// <param name="Open">Sum of all cells; so are the next two.</param>
/// <param name="Items">One for each town and stage that has open cases; the towns with most late cases first, then those late for
/// longest.</param>
public sealed record OverdueDashboard(DateTimeOffset At, int Open, int DueWithin24Hours, int Breached, IReadOnlyList<OverdueCell> Items);

/// <summary>Asks for the overdue dashboard.</summary>
public sealed record GetOverdue : IRequest<OverdueDashboard>
{
    internal sealed class Handler(EnforcementDb db, LegalClock clock, UnitDirectory directory) : IRequestHandler<GetOverdue,
        OverdueDashboard>
    {
        public async Task<OverdueDashboard> Handle(GetOverdue request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var soon = now.AddHours(24);
            // One pass over an index that holds all this, in its order. The earliest of all is the earliest late one, where any is late.
            var groups = await db.Set<CaseRow>().Where(c => c.EndedAt == null).GroupBy(c => new { c.Town, c.Stage }).Select(g => new
            {
                g.Key.Town, g.Key.Stage, Open = g.Count(),
                Due = g.Count(c => c.LateSince == null && c.NextDueAt > now && c.NextDueAt <= soon),
                Breached = g.Count(c => (c.LateSince ?? c.NextDueAt) <= now), First = g.Min(c => c.LateSince ?? c.NextDueAt),
            }).ToListAsync(cancellationToken);
            var rows = groups.Select(g => new { g.Town, g.Stage, g.Open, g.Due, g.Breached, Oldest = g.Breached > 0 ? g.First : null })
                .ToList();
            var units = await directory.GetAsync(cancellationToken);
            return new OverdueDashboard(
                now, rows.Sum(r => r.Open), rows.Sum(r => r.Due), rows.Sum(r => r.Breached),
                [.. rows.GroupBy(r => r.Town).OrderByDescending(t => t.Sum(r => r.Breached))
                    .ThenBy(t => t.Min(r => r.Oldest) ?? DateTimeOffset.MaxValue).ThenBy(t => t.Key)
                        .SelectMany(t => t.OrderBy(r => r.Stage))
                    .Select(r => new OverdueCell(
                        units.View(r.Town), r.Stage, r.Open, r.Due, r.Breached, r.Oldest,
                        $"/api/cases?town={r.Town}&stage={System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(r.Stage.ToString())}"))]);
        }
    }
}
