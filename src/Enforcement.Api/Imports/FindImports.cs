using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>A page of the imports that the reader may see, newest first, without their rejected rows.</summary>
public sealed record FindImports(PageRequest Page, ImportKind? Kind = null) : IRequest<Page<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindImports, Page<ImportView>>
    {
        public async Task<Page<ImportView>> Handle(FindImports r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var imports = db.Set<ImportRow>().AsNoTracking().Where(i => i.State != ImportState.Draft);
            if (r.Kind is { } kind) imports = imports.Where(i => i.Kind == kind);
            var page = await imports.OrderByDescending(i => i.ReceivedAt).ThenBy(i => i.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<ImportView>([.. page.Items.Select(i => ImportViews.Of(i, units, []))], page.Total);
        }
    }
}
