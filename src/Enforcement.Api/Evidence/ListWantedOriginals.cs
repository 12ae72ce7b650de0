using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>What the present person's phone should still send.</summary>
public sealed record ListWantedOriginals : IRequest<IReadOnlyList<WantedOriginal>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListWantedOriginals,
        IReadOnlyList<WantedOriginal>>
    {
        public async Task<IReadOnlyList<WantedOriginal>> Handle(ListWantedOriginals request, CancellationToken cancellationToken)
        {
            var user = CurrentActor.Require(current).UserName;
            return await db.Set<EvidenceRow>().Where(e => e.ReceivedBy == user && e.OriginalWanted && e.OriginalSha256 != null
                && e.OriginalReceivedAt == null)
                .OrderBy(e => e.ReceivedAt).Take(PageRequest.MaxSize).Select(e => new WantedOriginal(e.Id, e.OriginalSha256!, e.FileName))
                    .ToListAsync(cancellationToken);
        }
    }
}
