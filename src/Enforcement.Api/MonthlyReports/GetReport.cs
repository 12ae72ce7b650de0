using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>A town's report of a month.</summary>
/// <param name="Town">Code or slug.</param>
public sealed record GetReport(string Month, string Town) : IRequest<Result<ReportDetails>>
{
    internal sealed class Handler(ReportSteps steps) : IRequestHandler<GetReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(GetReport r, CancellationToken cancellationToken) =>
            steps.ShowAsync(r.Month, r.Town, cancellationToken);
    }
}
