using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Policies;
using Enforcement.Workflows.Tracks;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>
/// What may be the same construction: open leads of any channel and open cases that overlap a place or lie near it, found within the
/// policy's days
/// (process.md section 2). Only what the reader may see: a patch that was not dispatched yet is not told to the town through its neighbour.
/// </summary>
internal static class DuplicateFinder
{
    /// <summary>More are no help to somebody who compares them one by one.</summary>
    private const int Most = 20;

    public static async Task<IReadOnlyList<PossibleDuplicate>> FindAsync(EnforcementDb db, Guid lead, Place place,
        DateTimeOffset foundAt, Policy policy, CancellationToken ct)
    {
        var geometry = PlaceReader.GeometryOf(place.Lon, place.Lat, place.Geometry);
        var box = Metric.Grow(geometry.EnvelopeInternal, policy.DuplicateDistanceMetres);
        var (from, to) = (foundAt.AddDays(-policy.DuplicateDays), foundAt.AddDays(policy.DuplicateDays));
        // Nothing but the cells is asked of the database: offered a second condition with an index, it would search by that and read half
        // the table.
        var leads = await db.Set<LeadRow>().AsNoTracking().Near(box)
            .Select(l => new { l.Id, l.SourceNumber, l.Channel, l.State, l.FoundAt, l.Finder, l.Address, l.Lon, l.Lat, l.Geometry })
                .ToListAsync(ct);
        var cases = await db.Set<CaseRow>().AsNoTracking().Near(box)
            .Select(c => new { c.Number, c.Stage, c.FoundAt, c.FirstFinder, c.Address, c.Lon, c.Lat, c.Geometry }).ToListAsync(ct);

        double Metres(double lon, double lat, string? shape) => Metric.Distance(geometry, PlaceReader.GeometryOf(lon, lat, shape));
        bool Meant(DateTimeOffset at) => at >= from && at <= to;
        return [.. leads.Where(l => l.Id != lead && Meant(l.FoundAt)
            && l.State is (LeadState.New or LeadState.Dispatched or LeadState.Returned))
                .Select(l => new PossibleDuplicate(l.Id, null, l.SourceNumber, l.Channel, l.State, null, l.FoundAt, l.Finder, l.Address,
                    Metres(l.Lon, l.Lat, l.Geometry)))
            .Concat(cases.Where(c => Meant(c.FoundAt) && !TrackRegistry.StageOf(c.Stage).IsEnd)
                .Select(c => new PossibleDuplicate(null, c.Number, c.Number, null, null, c.Stage, c.FoundAt, c.FirstFinder, c.Address,
                    Metres(c.Lon, c.Lat, c.Geometry))))
            .Where(d => d.Metres <= policy.DuplicateDistanceMetres).OrderBy(d => d.Metres).ThenBy(d => d.FoundAt).Take(Most)];
    }
}

/// <summary>A lead or a case near another; the one of <paramref name="LeadId"/> and <paramref name="CaseNumber"/> that it is.</summary>
internal sealed record PossibleDuplicate(
    Guid? LeadId, string? CaseNumber, string Number, LeadChannel? Channel, LeadState? State, CaseStage? Stage, DateTimeOffset FoundAt,
    string Finder, string Address, double Metres);
