using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.SatelliteReview;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Patch by id or number; out, or in again; and why.</summary>
public sealed record ExcludeBody(string? Patch, bool Excluded, string? Reason);

/// <summary>Patch by id or number, entry by key or number.</summary>
public sealed record DecideBody(string? Patch, string? Entry, bool Same, string? Reason);

/// <summary>
/// Confirms the review: it is frozen, patches that only the satellite saw are dispatched to their towns, and what follows from the
/// ratings is due. All in one commit.
/// </summary>
public sealed record ConfirmReview(string Month) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Handler(ReviewSteps steps, ReviewStore store, IMediator mediator) : IRequestHandler<ConfirmReview,
        Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(ConfirmReview r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            if (ReviewDecider.Blocks(review, actor) is { } blocked) return (blocked, null);
            var result = await store.CompareAsync(review, month, policy, cancellationToken);
            var decision = ReviewDecider.Confirm(review, result, policy, actor, now);
            if (!decision.IsAccepted) return (decision, null);
            foreach (var patch in result.Pairs.Where(p => p.Kind == PairKind.SatelliteOnly).Select(p => p.Patch!)
                .Where(p => p.Town is not null))
            {
                var lead = (await mediator.Send(new GetLead(Guid.Parse(patch.Id)), cancellationToken)).Value;
                if (lead?.State is LeadState.New or LeadState.Returned) await mediator.Send(new DispatchOneLead(lead.Id,
                    new DispatchBody(patch.Town)), cancellationToken);
            }
            return (decision, result);
        }, cancellationToken);
    }
}
