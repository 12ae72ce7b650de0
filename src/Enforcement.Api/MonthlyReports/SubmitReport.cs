using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Submits a report: what the ledger says now, frozen; or the explicit nil report 零报告 (Art 15).</summary>
public sealed record SubmitReport(string Month, string Town, SubmitBody Body) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Validator : AbstractValidator<SubmitReport>
    {
        public Validator() => RuleFor(r => r.Body.Note).MaximumLength(2_000).OverridePropertyName("note");
    }

    internal sealed class Handler(ReportSteps steps) : IRequestHandler<SubmitReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(SubmitReport r, CancellationToken cancellationToken) => steps.TakeAsync(
            r.Month, r.Town, r.Body.Version, (report, findings, x) =>
                ReportDecider.Submit(report, r.Body.Nil, r.Body.Note, findings, x.Actor, x.Now), cancellationToken);
    }
}
