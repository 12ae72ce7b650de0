using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

internal static class ImportQueries
{
    /// <summary>An import of the actor's own unit.</summary>
    public static async Task<Result<ImportRow>> OwnAsync(EnforcementDb db, Guid id, Actor actor, CancellationToken ct)
    {
        if (await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } row) return Refusal.NotFound;
        return actor.ActsFor(row.Unit) && ImportRules.May(actor, row.Kind) ? row : Refusal.Forbidden;
    }

    public static Task<ImportRow> SingleAsync(this IQueryable<ImportRow> imports, Guid id, CancellationToken ct) =>
        imports.SingleAsync(i => i.Id == id, ct);
}
