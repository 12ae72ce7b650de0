using Enforcement.Api.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>Evidence of a lead goes with it into a case; the case's own journal says so.</summary>
internal sealed record TakeOverEvidence(IReadOnlyList<Guid> Ids, string CaseNumber) : IRequest
{
    internal sealed class Handler(EnforcementDb db) : AsyncRequestHandler<TakeOverEvidence>
    {
        protected override async Task Handle(TakeOverEvidence request, CancellationToken cancellationToken)
        {
            foreach (var row in await db.Set<EvidenceRow>().Where(e => request.Ids.Contains(e.Id))
                .ToListAsync(cancellationToken)) row.CaseNumber = request.CaseNumber;
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>What the bureau decides about evidence.</summary>
/// <param name="AlwaysOriginals">True: phones send every original; false (default): those that somebody asks for.</param>
internal sealed record EvidenceSettings(bool AlwaysOriginals)
{
    public static EvidenceSettings Read(IConfiguration configuration) =>
        new(string.Equals(configuration["Enforcement:Evidence:Originals"], "always", StringComparison.OrdinalIgnoreCase));
}
