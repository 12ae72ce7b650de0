using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Places;

/// <summary>Which coordinate system a file says it has (.prj, GeoJSON <c>crs</c>, the sender's word), or its numbers show.</summary>
internal static partial class CoordinateSystemReader
{
    // Central meridians of the 3-degree zones in and beside which the district lies.
    private static readonly int[] Meridians = [117, 114, 120];
    private static readonly Envelope District = new(116.66, 117.51, 40.21, 40.80);

    /// <summary>
    /// The system of a name (<c>EPSG:4527</c>, <c>4527</c>, <c>CGCS2000</c>, <c>urn:ogc:def:crs:EPSG::4548</c>, <c>CRS84</c>) or of the
    /// WKT of a .prj; null
    /// when it is none that can be converted without a datum shift: Beijing 1954 and Xi'an 1980 need parameters that are not public.
    /// </summary>
    public static CoordinateSystem? Read(string text)
    {
        if (text.Contains('[', StringComparison.Ordinal)) return ReadWkt(text);
        var name = text.Trim().ToUpperInvariant();
        if (name is "CGCS2000" or "WGS84" or "WGS 84" || name.EndsWith("CRS84", StringComparison.Ordinal)) return CoordinateSystem.Degrees;
        return Code().Match(name) is { Success: true } code ? OfCode(int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>The system in which two numbers lie in the district, or at least in the country; null when they say nothing.</summary>
    public static string? Guess(double x, double y)
    {
        if (Math.Abs(x) <= 180 && Math.Abs(y) <= 180) return CoordinateSystem.Degrees.Name;
        var (east, north) = CoordinateSystem.EastFirst(x, y);
        if (north is not (> 1_000_000 and < 10_000_000)) return null;
        var zone = (int)Math.Clamp(east / 1_000_000, 0, 100);
        if (zone is >= 25 and <= 45) return CoordinateSystem.OfZone(zone).Name;
        // Without a zone the same numbers lie under every meridian; only under one of them in the district.
        foreach (var meridian in zone == 0 ? Meridians : [])
        {
            var system = OfMeridian(meridian);
            var (lon, lat) = system.ToDegrees(east, north);
            if (District.Contains(lon, lat)) return system.Name;
        }
        return null;
    }

    private static CoordinateSystem? OfCode(int code) => code switch
    {
        4490 or 4326 or 4479 or 4979 => CoordinateSystem.Degrees,
        >= 4513 and <= 4533 => CoordinateSystem.OfZone(code - 4488),
        >= 4534 and <= 4554 => OfMeridian(75 + (code - 4534) * 3),
        _ => null,
    };

    private static readonly Dictionary<int, CoordinateSystem> ByMeridian = Enumerable.Range(0, 21)
        .ToDictionary(i => 75 + i * 3, i => CoordinateSystem.OfMeridian(75 + i * 3));

    private static CoordinateSystem OfMeridian(int degrees) => ByMeridian[degrees];

    private static CoordinateSystem? ReadWkt(string wkt)
    {
        if (!Datum().IsMatch(wkt)) return null;
        if (!Projected().IsMatch(wkt)) return CoordinateSystem.Degrees;
        if (!Transverse().IsMatch(wkt) || !Metres().IsMatch(wkt) || Parameter(wkt, "latitude_of_origin") is not (null or 0)) return null;
        if (Parameter(wkt, "central_meridian") is not { } meridian || Parameter(wkt, "false_easting") is not { } easting) return null;
        var (scale, northing) = (Parameter(wkt, "scale_factor") ?? 1, Parameter(wkt, "false_northing") ?? 0);
        if (scale == 1 && northing == 0 && meridian % 3 == 0 && meridian is >= 75 and <= 135)
        {
            if (easting == 500_000) return OfMeridian((int)meridian);
            if (easting == meridian / 3 * 1_000_000 + 500_000) return CoordinateSystem.OfZone((int)meridian / 3);
        }
        return CoordinateSystem.Transverse($"{meridian.ToString(CultureInfo.InvariantCulture)}°E", meridian, easting, scale, northing);
    }

    private static double? Parameter(string wkt, string name) =>
        Regex.Match(wkt, $@"PARAMETER\s*\[\s*""{name}""\s*,\s*([-+0-9.eE]+)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } m
        && double.TryParse(m.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^(?:HTTPS?://.*/|URN:OGC:DEF:CRS:)?(?:EPSG[:/]+[\d.]*[:/]?)?(\d{4,5})$")]
    private static partial Regex Code();

    [GeneratedRegex("CGCS_?2000|China[_ ]2000|China[_ ]Geodetic[_ ]Coordinate[_ ]System[_ ]2000|WGS[_ ]?(19)?84", RegexOptions.IgnoreCase)]
    private static partial Regex Datum();

    [GeneratedRegex(@"^\s*PROJ(CS|CRS)\s*\[", RegexOptions.IgnoreCase)]
    private static partial Regex Projected();

    [GeneratedRegex("Gauss_Kruger|Transverse_Mercator", RegexOptions.IgnoreCase)]
    private static partial Regex Transverse();

    [GeneratedRegex(@"UNIT\s*\[\s*""met(er|re)""\s*,\s*1(\.0*)?\s*[\],]", RegexOptions.IgnoreCase)]
    private static partial Regex Metres();
}
