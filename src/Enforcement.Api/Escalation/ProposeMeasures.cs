using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Enforcement.Workflows.SatelliteReview;
using Enforcement.Workflows.Tracks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>
/// Proposes what the ladder for units asks for (policy triggers); a fact leads to one proposal of a step, however often this runs.
/// Answers how many.
/// </summary>
public sealed record ProposeMeasures : IRequest<int>
{
    /// <summary>
    /// So long after its confirmation a large gap still leads to a talk: that of December, confirmed in January, as well.
    /// </summary>
    private const int GapMonths = 12;

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, MeasureStore measures, UnitDirectory directory, PolicyBook policies,
        IMediator mediator, LegalClock clock) : IRequestHandler<ProposeMeasures, int>
    {
        public async Task<int> Handle(ProposeMeasures request, CancellationToken cancellationToken)
        {
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            var policy = Policy.InForce(await policies.AllAsync(cancellationToken), LegalTime.DateOf(now));
            var facts = await FactsAsync(units, now, cancellationToken);
            var proposed = 0;
            foreach (var (town, ofTown) in facts)
            {
                proposed += await work.RunAsync(async () =>
                {
                    var held = units.HeldBy(town);
                    var used = (await db.Set<MeasureRow>().Where(m => held.Contains(m.Unit))
                        .SelectMany(m => m.Facts, (m, f) => new { m.Kind, f.Key }).ToListAsync(cancellationToken))
                        .Select(u => (u.Kind, u.Key)).ToHashSet();
                    var proposals = MeasureDecider.Propose(ofTown, policy.UnitLadder, (kind, key) => used.Contains((kind, key)));
                    foreach (var (kind, because) in proposals)
                    {
                        var proposal = new MeasureProposed(now, Guid.CreateVersion7(now), town, kind, because);
                        await measures.AddAsync(MeasureDecider.Propose(proposal), new Context(now, Actor.System), cancellationToken);
                    }
                    await db.SaveChangesAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                    return proposals.Count;
                }, cancellationToken);
            }
            return proposed;
        }

        /// <summary>
        /// By town, of one that ended by the one that took over: overdue cases in progress, large gaps of reviews confirmed in the last
        /// months, municipal listings whose year has passed. A suspended case raises no alarm (process.md section 3); resumed, it counts
        /// again.
        /// </summary>
        private async Task<Dictionary<string, List<MeasureFact>>> FactsAsync(Units units, DateTimeOffset now, CancellationToken ct)
        {
            var facts = new Dictionary<string, List<MeasureFact>>();
            void Add(string town, MeasureFact fact) =>
                (facts.TryGetValue(units.HolderOf(town), out var list) ? list : facts[units.HolderOf(town)] = []).Add(fact);
            var late = TrackRegistry.Late;
            foreach (var c in await db.Set<CaseRow>().Where(c => c.EndedAt == null && !c.IsSuspended && late.Contains(c.Stage))
                .Select(c => new { c.Number, c.Town, c.StageSince, c.OpenedAt }).ToListAsync(ct))
                Add(c.Town, new MeasureFact($"case/{c.Number}", c.StageSince ?? c.OpenedAt));
            foreach (var y in await db.Set<DeadlineRow>().Where(d => d.Kind == DeadlineKind.YearEnd && d.BreachedAt != null
                && d.Case!.EndedAt == null && !d.Case.IsSuspended).Select(d => new { d.CaseNumber, d.Case!.Town, d.BreachedAt })
                    .ToListAsync(ct))
                Add(y.Town, new MeasureFact($"year/{y.CaseNumber}", y.BreachedAt!.Value));
            foreach (var review in (await mediator.Send(new ListReviews(), ct)).Items.Where(r => r.ConfirmedAt > now.AddMonths(-GapMonths)))
            {
                foreach (var town in (await mediator.Send(new GetReview(review.Month), ct)).Value?.Towns.Where(t =>
                    t.Rating == Rating.LargeGap) ?? [])
                    Add(town.Town.Code, new MeasureFact($"gap/{review.Month}", review.ConfirmedAt!.Value));
            }
            return facts;
        }
    }
}
