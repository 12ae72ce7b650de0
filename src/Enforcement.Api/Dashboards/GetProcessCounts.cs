using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>How many cases stand at a stage, and how many of them are late.</summary>
public sealed record StageCount(CaseStage Stage, int Cases, int Late);

/// <summary>The process's stages with how many cases stand there now, within the reader's scope; every stage once.</summary>
public sealed record GetProcessCounts : IRequest<IReadOnlyList<StageCount>>
{
    internal sealed class Handler(EnforcementDb db, LegalClock clock) : IRequestHandler<GetProcessCounts, IReadOnlyList<StageCount>>
    {
        public async Task<IReadOnlyList<StageCount>> Handle(GetProcessCounts request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var counts = await db.Set<CaseRow>().AsNoTracking().GroupBy(c => c.Stage)
                .Select(g => new { Stage = g.Key, Cases = g.Count(),
                    Late = g.Sum(c => c.EndedAt == null && (c.LateSince ?? c.NextDueAt) <= now ? 1 : 0) })
                .ToDictionaryAsync(c => c.Stage, cancellationToken);
            return [.. Enum.GetValues<CaseStage>().Select(s => counts.TryGetValue(s, out var c) ? new StageCount(s, c.Cases, c.Late)
                : new StageCount(s, 0, 0))];
        }
    }
}
