using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>A file of a report.</summary>
public sealed record GetReportFile(string Month, string Town, int Index) : IRequest<Result<EvidenceContent>>
{
    internal sealed class Handler(IMediator mediator, EvidenceFiles files) : IRequestHandler<GetReportFile, Result<EvidenceContent>>
    {
        public async Task<Result<EvidenceContent>> Handle(GetReportFile r, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new GetReport(r.Month, r.Town), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            return found.Value.Files.FirstOrDefault(f => f.Index == r.Index) is { } file
                ? new EvidenceContent(files.PathOf(file.Sha256), file.ContentType, file.FileName, file.Sha256)
                : Refusal.NotFound;
        }
    }
}
