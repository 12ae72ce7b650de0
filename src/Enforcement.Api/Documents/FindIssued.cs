using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>The document of a number 文号 that holds, issued and not void; null when there is none that the reader may see.</summary>
public sealed record FindIssued(string Number) : IRequest<DocumentItem?>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindIssued, DocumentItem?>
    {
        public async Task<DocumentItem?> Handle(FindIssued r, CancellationToken cancellationToken) =>
            await db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Number == r.Number && d.IssuedAt != null
                && d.State != DocumentState.Void, cancellationToken) is { } found
                ? FindDocuments.Handler.ItemOf(found, await directory.GetAsync(cancellationToken))
                : null;
    }
}
