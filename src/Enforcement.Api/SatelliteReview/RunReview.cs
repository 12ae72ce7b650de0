using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.SatelliteReview;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Runs the comparison with the ledgers and reports as they are now; as often as wanted before it is confirmed.</summary>
public sealed record RunReview(string Month) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Handler(ReviewSteps steps, ReviewStore store) : IRequestHandler<RunReview, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(RunReview r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            if (ReviewDecider.Blocks(review, actor) is { } blocked) return (blocked, null);
            var result = await store.CompareAsync(review, month, policy, cancellationToken);
            return (ReviewDecider.Run(review, result, actor, now), result);
        }, cancellationToken);
    }
}
