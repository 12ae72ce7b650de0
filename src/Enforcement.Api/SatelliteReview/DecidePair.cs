using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.SatelliteReview;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Decides by hand that a patch and an entry are, or are not, the same; it holds through later runs.</summary>
public sealed record DecidePair(string Month, DecideBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<DecidePair>
    {
        public Validator() => RuleFor(r => r.Body.Reason).MaximumLength(500).OverridePropertyName("reason");
    }

    internal sealed class Handler(ReviewSteps steps, ReviewStore store) : IRequestHandler<DecidePair, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(DecidePair r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            var lines = ReviewDecider.Blocks(review, actor) is null
                ? (await store.CompareAsync(review, month, policy, cancellationToken)).Pairs : [];
            var patch = lines.Select(l => l.Patch)
                .FirstOrDefault(p => p?.Id == r.Body.Patch || (p is not null && p.Number == r.Body.Patch));
            var entry = lines.Select(l => l.Entry)
                .FirstOrDefault(x => x?.Key == r.Body.Entry || (x is not null && x.Number == r.Body.Entry));
            return (ReviewDecider.Decide(review, patch, entry, r.Body.Same, r.Body.Reason, actor, now), null);
        }, cancellationToken, runAfter: true);
    }
}
