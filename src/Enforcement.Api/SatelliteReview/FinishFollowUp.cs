using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.SatelliteReview;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>What followed for a town was done.</summary>
public sealed record FinishFollowUp(string Month, FinishBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<FinishFollowUp>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Town).NotEmpty().OverridePropertyName("town");
            RuleFor(r => r.Body.Kind).NotNull().OverridePropertyName("kind");
            RuleFor(r => r.Body.Note).MaximumLength(500).OverridePropertyName("note");
        }
    }

    internal sealed class Handler(ReviewSteps steps) : IRequestHandler<FinishFollowUp, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(FinishFollowUp r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, (review, _, _, actor, now) =>
            Task.FromResult<(Decision<Review, ReviewEvent>, ComparisonResult?)>(
                (ReviewDecider.FinishFollowUp(review, r.Body.Town!, r.Body.Kind!.Value, r.Body.Note, actor, now), null)),
                    cancellationToken);
    }
}

/// <summary>Which one: the town by its code.</summary>
public sealed record FinishBody(string? Town, FollowUpKind? Kind, string? Note = null);
