using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.SatelliteReview;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Takes a patch out of the month's review, or in again.</summary>
public sealed record ExcludePatch(string Month, ExcludeBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<ExcludePatch>
    {
        public Validator() => RuleFor(r => r.Body.Reason).MaximumLength(500).OverridePropertyName("reason");
    }

    internal sealed class Handler(ReviewSteps steps, EnforcementDb db) : IRequestHandler<ExcludePatch, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(ExcludePatch r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            var (from, before, named) = (month.From(policy), month.Before(policy), Guid.TryParse(r.Body.Patch, out var id) ? id
                : Guid.Empty);
            var patch = await db.Set<LeadRow>().AsNoTracking().Through(c => c.IsPatch)
                .Where(l => l.FoundAt >= from && l.FoundAt < before && (l.Id == named || l.SourceNumber == r.Body.Patch))
                .Select(l => (Guid?)l.Id).SingleOrDefaultAsync(cancellationToken);
            return (ReviewDecider.Exclude(review, patch?.ToString(), r.Body.Excluded, r.Body.Reason, actor, now), null);
        }, cancellationToken, runAfter: true);
    }
}
