using Enforcement.Api.Data;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// 屡拆屡建 (Art 26): earlier cases that ended in demolition at nearly the same place, or of the same party. Looks at the whole district,
/// because who builds again does not ask for the town's border; only the fact that it is a repeat is shown to those who may not see the other case.
/// </summary>
internal static class RepeatFinder
{
    /// <summary>Numbers of the earlier cases.</summary>
    /// <param name="party">The party, or null while it is not known.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(EnforcementDb db, Place place, Party? party, CasePolicy policy, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddYears(-policy.RepeatYears);
        var geometry = PlaceReader.GeometryOf(place.Lon, place.Lat, place.Geometry);
        var cases = db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking();
        // By its cells alone, so that the database searches by their index.
        var near = await cases.Near(Metric.Grow(geometry.EnvelopeInternal, policy.RepeatDistanceMetres))
            .Select(c => new { c.Number, c.DemolishedAt, c.Lon, c.Lat, c.Geometry }).ToListAsync(ct);
        var found = near.Where(c => c.DemolishedAt >= since && Metric.Distance(geometry, PlaceReader.GeometryOf(c.Lon, c.Lat, c.Geometry)) <= policy.RepeatDistanceMetres).Select(c => c.Number);
        if (party is null) return [.. found.Order()];
        var (id, name) = (party.IdNumber, party.Name);
        var same = await cases.Where(c => c.DemolishedAt >= since).Where(c => (id != null && c.PartyIdNumber == id) || c.PartyName == name)
            .Select(c => new { c.Number, c.PartyName, c.PartyIdNumber }).ToListAsync(ct);
        return [.. found.Union(same.Where(c => SameParty(party, c.PartyName, c.PartyIdNumber)).Select(c => c.Number)).Order()];
    }

    /// <summary>The same number; or the same name where not both numbers are known, since names alone repeat.</summary>
    private static bool SameParty(Party party, string? name, string? id) => party.IdNumber is not null && id is not null ? party.IdNumber == id : party.Name == name;
}
