using Enforcement.Api.Data;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// 屡拆屡建 (Art 26): earlier cases that ended in demolition at nearly the same place, or of the same party. Looks at the whole district,
/// because who builds again does not ask for the town's border; only the fact that it is a repeat is shown to those who may not see the other case.
/// </summary>
internal static class RepeatFinder
{
    private const double MetresPerDegree = 111_320;

    public static async Task<IReadOnlyList<string>> FindAsync(EnforcementDb db, CaseOpening o, CasePolicy policy, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddYears(-policy.RepeatYears);
        var (lat, lon) = (o.Place.Lat, o.Place.Lon);
        var dLat = policy.RepeatDistanceMetres / MetresPerDegree;
        var dLon = dLat / Math.Cos(lat * Math.PI / 180);
        var (south, north, west, east) = (lat - dLat, lat + dLat, lon - dLon, lon + dLon);
        var (id, name) = (o.Party?.IdNumber, o.Party?.Name);
        var earlier = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.DemolishedAt >= since)
            .Where(c => (c.Lat >= south && c.Lat <= north && c.Lon >= west && c.Lon <= east)
                || (id != null && c.PartyIdNumber == id) || (name != null && c.PartyName == name))
            .Select(c => new { c.Number, c.Lat, c.Lon, c.PartyName, c.PartyIdNumber })
            .ToListAsync(ct);
        return [.. earlier
            .Where(c => DistanceMetres(lat, lon, c.Lat, c.Lon) <= policy.RepeatDistanceMetres || SameParty(o.Party, c.PartyName, c.PartyIdNumber))
            .Select(c => c.Number).Order()];
    }

    /// <summary>The same number; or the same name where not both numbers are known, since names alone repeat.</summary>
    private static bool SameParty(Party? party, string? name, string? id) =>
        party is not null && (party.IdNumber is not null && id is not null ? party.IdNumber == id : party.Name == name);

    /// <summary>Great-circle distance in metres; within 0.1 % of the ellipsoid's at these distances.</summary>
    private static double DistanceMetres(double lat1, double lon1, double lat2, double lon2)
    {
        static double Rad(double degrees) => degrees * Math.PI / 180;
        var a = Math.Pow(Math.Sin(Rad(lat2 - lat1) / 2), 2) + Math.Cos(Rad(lat1)) * Math.Cos(Rad(lat2)) * Math.Pow(Math.Sin(Rad(lon2 - lon1) / 2), 2);
        return 2 * 6_371_008.8 * Math.Asin(Math.Sqrt(a));
    }
}
