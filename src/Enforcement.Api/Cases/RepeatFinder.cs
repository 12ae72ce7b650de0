using Enforcement.Api.Data;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// 屡拆屡建 (Art 26): earlier cases that ended in demolition at nearly the same place, or of the same party. Looks at the whole district,
/// because who builds again does not ask for the town's border; only the fact that it is a repeat is shown to those who may not see the
/// other case.
/// </summary>
internal static class RepeatFinder
{
    /// <summary>Numbers of the earlier cases.</summary>
    /// <param name="party">The party, or null while it is not known.</param>
    /// <param name="opened">When the case that may repeat them was opened, or now: what was demolished later is not what it builds
    /// again.</param>
    /// <param name="itself">That case, once it has a number.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(EnforcementDb db, Place place, Party? party, CasePolicy policy,
        DateTimeOffset opened, CancellationToken ct, string? itself = null)
    {
        var since = opened.AddYears(-policy.RepeatYears);
        var geometry = PlaceReader.GeometryOf(place.Lon, place.Lat, place.Geometry);
        var cases = db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking();
        // By its cells alone, so that the database searches by their index.
        var near = await cases.Near(Metric.Grow(geometry.EnvelopeInternal, policy.RepeatDistanceMetres))
            .Select(c => new { c.Number, c.DemolishedAt, c.Lon, c.Lat, c.Geometry }).ToListAsync(ct);
        var found = near.Where(c => c.Number != itself && c.DemolishedAt >= since && c.DemolishedAt <= opened
            && Metric.Distance(geometry, PlaceReader.GeometryOf(c.Lon, c.Lat, c.Geometry)) <= policy.RepeatDistanceMetres)
                .Select(c => c.Number);
        if (party is null) return [.. found.Order()];
        var (id, name) = (PartyKey.Of(party.IdNumber), PartyKey.Of(party.Name));
        var same = await cases.Where(c => c.Number != itself && c.DemolishedAt >= since && c.DemolishedAt <= opened)
            .Where(c => (id != null && c.PartyIdKey == id) || (name != null && c.PartyNameKey == name))
                .Select(c => new { c.Number, c.PartyIdKey }).ToListAsync(ct);
        // The same number; or the same name where not both numbers are known, since names alone repeat.
        return [.. found.Union(same.Where(c => id is null || c.PartyIdKey is null || c.PartyIdKey == id).Select(c => c.Number)).Order()];
    }
}
