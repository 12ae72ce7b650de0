using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>A month's review.</summary>
public sealed record GetReview(string Month) : IRequest<Result<ReviewDetails>>
{
    internal sealed class Handler(ReviewSteps steps, ICurrentActor current) : IRequestHandler<GetReview, Result<ReviewDetails>>
    {
        public async Task<Result<ReviewDetails>> Handle(GetReview r, CancellationToken cancellationToken) =>
            ReportMonth.Parse(r.Month) is { } month
                && await steps.ViewAsync(month, CurrentActor.Require(current), cancellationToken) is { } view ? view : Refusal.NotFound;
    }
}
