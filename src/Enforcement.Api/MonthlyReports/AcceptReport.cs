using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>What the unit's lead says with it.</summary>
public sealed record SubmitBody(bool Nil, string? Note = null, int? Version = null);

/// <summary>Planning accepts a report.</summary>
public sealed record AcceptReport(string Month, string Town, int? Version = null) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Handler(ReportSteps steps) : IRequestHandler<AcceptReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(AcceptReport r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, r.Town, r.Version, (report, _, x) => ReportDecider.Accept(report, x.Actor, x.Now), cancellationToken);
    }
}
