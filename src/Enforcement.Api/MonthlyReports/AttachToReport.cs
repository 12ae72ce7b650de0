using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Adds a file to a town's report.</summary>
public sealed record AttachToReport(string Month, string Town, Stream Content, string FileName) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Handler(ReportSteps steps, EvidenceFiles files, UnitDirectory directory, ICurrentActor current)
        : IRequestHandler<AttachToReport, Result<ReportDetails>>
    {
        public async Task<Result<ReportDetails>> Handle(AttachToReport r, CancellationToken cancellationToken)
        {
            var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if (!actor.ActsFor(units.Named(r.Town)?.Code)) return Refusal.NotYours;
            var kept = await files.ReceiveAsync(r.Content, cancellationToken);
            if (!kept.IsOk) return kept.Refusal;
            return await steps.TakeAsync(r.Month, r.Town, null, (report, _, x) => ReportDecider.Attach(
                report, new ReportFileAttached(x.Now, AddEvidence.Handler.SafeName(r.FileName), kept.Value.ContentType,
                    kept.Value.Sha256), x.Actor), cancellationToken);
        }
    }
}
