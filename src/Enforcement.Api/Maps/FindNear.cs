using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Tracks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Maps;

/// <summary>Open places within some metres of a point, nearest first; shapes count from their edge.</summary>
/// <param name="Lon">Longitude, degrees of EPSG:4490.</param>
/// <param name="Lat">Latitude.</param>
/// <param name="Metres">How far to look; at most <see cref="MaxMetres"/>.</param>
public sealed record FindNear(double? Lon, double? Lat, double Metres) : IRequest<Result<IReadOnlyList<NearPlace>>>
{
    /// <summary>As far as one can look.</summary>
    public const double MaxMetres = 5_000;

    /// <summary>More than anybody goes through; the nearest stay.</summary>
    public const int Most = 200;

    internal sealed class Handler(EnforcementDb db, LegalClock clock) : IRequestHandler<FindNear, Result<IReadOnlyList<NearPlace>>>
    {
        public async Task<Result<IReadOnlyList<NearPlace>>> Handle(FindNear r, CancellationToken cancellationToken)
        {
            if (!(r.Metres is > 0 and <= MaxMetres)) return new Refusal("metres-out-of-range", RefusalKind.Invalid, "metres", MaxMetres);
            if (PlaceReader.Read(new PlaceBody(r.Lon, r.Lat), out var place) is { } refusal) return refusal;
            var from = GeoJson.Factory.CreatePoint(new Coordinate(place!.Lon, place.Lat));
            var box = Metric.Grow(from.EnvelopeInternal, r.Metres);
            var (now, wide) = (clock.Now, PlacedRows.IsWide(box));
            // By cells alone, or by state alone: offered both, the database searches by the wrong one (DuplicateFinder).
            var cases = db.Set<CaseRow>().AsNoTracking();
            var leads = db.Set<LeadRow>().AsNoTracking();
            var nearCases = await (wide ? cases.Where(MapRows.OpenCase) : cases.Near(box))
                .Select(c => new { c.Geometry, Columns = new MapRows.CaseColumns { Number = c.Number, Lon = c.Lon, Lat = c.Lat,
                    Stage = c.Stage, Town = c.Town, Address = c.Address, LateSince = c.LateSince, NextDueAt = c.NextDueAt } })
                .ToListAsync(cancellationToken);
            var nearLeads = await (wide ? leads.Where(MapRows.OpenLead) : leads.Near(box))
                .Select(l => new { l.Geometry, Columns = new MapRows.LeadColumns { Id = l.Id, Channel = l.Channel,
                    SourceNumber = l.SourceNumber, State = l.State, Lon = l.Lon, Lat = l.Lat, Town = l.DispatchedTo ?? l.Town,
                    Address = l.Address, DueAt = l.DueAt } })
                .ToListAsync(cancellationToken);

            NearPlace Measure(MapPlace p, string? shape) =>
                new(p, Math.Round(Metric.Distance(from, PlaceReader.GeometryOf(p.Lon, p.Lat, shape)), 1));
            var found = nearCases.Where(c => !TrackRegistry.StageOf(c.Columns.Stage).IsEnd)
                .Select(c => Measure(c.Columns.ToPlace(now), c.Geometry))
                .Concat(nearLeads.Where(l => l.Columns.State is LeadState.New or LeadState.Dispatched or LeadState.Returned)
                    .Select(l => Measure(l.Columns.ToPlace(now), l.Geometry)));
            return found.Where(n => n.Metres <= r.Metres).OrderBy(n => n.Metres).ThenBy(n => n.Place.Id, StringComparer.Ordinal)
                .Take(Most).ToList();
        }
    }
}
