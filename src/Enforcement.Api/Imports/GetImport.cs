using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>An import with its first rejected rows.</summary>
public sealed record GetImport(Guid Id) : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<GetImport, Result<ImportView>>
    {
        public async Task<Result<ImportView>> Handle(GetImport r, CancellationToken cancellationToken)
        {
            if (await db.Set<ImportRow>().AsNoTracking()
                .SingleOrDefaultAsync(i => i.Id == r.Id, cancellationToken) is not { } row) return Refusal.NotFound;
            var rejected = await db.Set<ImportRejectionRow>().AsNoTracking().Where(x => x.ImportId == r.Id).OrderBy(x => x.Row)
                .Take(ImportViews.RejectedShown).ToListAsync(cancellationToken);
            return ImportViews.Of(row, await directory.GetAsync(cancellationToken), [.. rejected.Select(ImportViews.Of)]);
        }
    }
}
