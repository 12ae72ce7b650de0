using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Planning gives a report back, with the reason.</summary>
public sealed record ReturnReport(string Month, string Town, string? Reason, int? Version = null) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Validator : AbstractValidator<ReturnReport>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ReportSteps steps, ReportStore store) : IRequestHandler<ReturnReport, Result<ReportDetails>>
    {
        public async Task<Result<ReportDetails>> Handle(ReturnReport r, CancellationToken cancellationToken)
        {
            var policy = ReportMonth.Parse(r.Month) is { } month ? (await store.PolicyAsync(month, cancellationToken)).Month : null;
            return await steps.TakeAsync(r.Month, r.Town, r.Version, (report, _, x) =>
                ReportDecider.Return(report, r.Reason, policy!, x.Actor, x.Now), cancellationToken);
        }
    }
}
