using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>A stored file's facts; like its content, only for who may see its case or lead.</summary>
public sealed record GetEvidence(Guid Id) : IRequest<Result<EvidenceFileView>>
{
    internal sealed class Handler(EvidenceReader reader) : IRequestHandler<GetEvidence, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(GetEvidence request, CancellationToken cancellationToken) =>
            await reader.FindAsync(request.Id, cancellationToken) is { } found ? found.View : Refusal.NotFound;
    }
}
