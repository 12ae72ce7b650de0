using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Maps;

/// <summary>GeoJSON of one place that the reader may see: its shape, or its point.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Number of a case, id of a lead.</param>
public sealed record GetShape(MapKind Kind, string Id) : IRequest<Result<string>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<GetShape, Result<string>>
    {
        public async Task<Result<string>> Handle(GetShape r, CancellationToken cancellationToken)
        {
            var row = r.Kind == MapKind.Case
                ? await db.Set<CaseRow>().AsNoTracking().Where(c => c.Number == r.Id).Select(c => new { c.Lon, c.Lat, c.Geometry })
                    .SingleOrDefaultAsync(cancellationToken)
                : Guid.TryParse(r.Id, out var id)
                    ? await db.Set<LeadRow>().AsNoTracking().Where(l => l.Id == id && l.Cell != 0)
                        .Select(l => new { l.Lon, l.Lat, l.Geometry }).SingleOrDefaultAsync(cancellationToken)
                    : null;
            if (row is null) return Refusal.NotFound;
            return row.Geometry ?? GeoJson.Write(PlaceReader.GeometryOf(row.Lon, row.Lat, null));
        }
    }
}
