using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Suspensions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>
/// Proposes to lift what has lost its reason: a town's whose determined new constructions are all cleared, a case's that is over in such
/// a town, a listed item's that was delisted. The
/// same reason is proposed once as long as it holds; a proposal whose reason has gone is taken back. Answers how many were proposed.
/// </summary>
public sealed record ProposeLifts : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, SuspensionStore store, LegalClock clock)
        : IRequestHandler<ProposeLifts, int>
    {
        public Task<int> Handle(ProposeLifts request, CancellationToken cancellationToken) => work.RunAsync(async () =>
        {
            var (x, proposed) = (new Context(clock.Now, Actor.System), 0);
            foreach (var row in await db.Set<SuspensionRow>().Where(s => s.LiftedAt == null).ToListAsync(cancellationToken))
            {
                var s = await store.FoldAsync(row, cancellationToken);
                var decision = SuspensionDecider.Propose(s, await store.ReasonToLiftAsync(s.Opened, cancellationToken), x);
                await store.WriteAsync(row, s, decision, x, await store.PolicyAsync(x.Now, cancellationToken), cancellationToken);
                proposed += decision.Events.OfType<LiftProposed>().Count();
            }
            return proposed;
        }, cancellationToken);
    }
}
