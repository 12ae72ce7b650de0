using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>A document, for the present reader.</summary>
public sealed record GetDocument(Guid Id) : IRequest<Result<DocumentDetails>>
{
    internal sealed class Handler(DocumentReader reader) : IRequestHandler<GetDocument, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(GetDocument request, CancellationToken cancellationToken) =>
            await reader.FindAsync(request.Id, cancellationToken) is { } found ? found : Refusal.NotFound;
    }
}
