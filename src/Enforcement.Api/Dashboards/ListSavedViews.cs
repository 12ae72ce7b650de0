using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>A kept filter for its reader.</summary>
/// <param name="Mine">The reader made it.</param>
/// <param name="Removable">The reader may take it away.</param>
public sealed record SavedView(Guid Id, string Name, string Path, string Query, bool Shared, bool Mine, bool Removable);

/// <summary>The filters of a page that the reader kept, or that someone of the unit shared; by name.</summary>
public sealed record ListSavedViews(string? Path = null) : IRequest<IReadOnlyList<SavedView>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListSavedViews, IReadOnlyList<SavedView>>
    {
        public async Task<IReadOnlyList<SavedView>> Handle(ListSavedViews r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var rows = await db.Set<SavedViewRow>().AsNoTracking().Where(v => r.Path == null || v.Path == r.Path).OrderBy(v => v.Name)
                .ThenBy(v => v.Id).ToListAsync(cancellationToken);
            if (rows.Count == 0) return [];
            var isRemovable = await DeleteView.AllowedAsync(db, actor, cancellationToken);
            return [.. rows.Select(v =>
                new SavedView(v.Id, v.Name, v.Path, v.Query, v.Shared, v.UserName == actor.UserName, isRemovable(v)))];
        }
    }
}
