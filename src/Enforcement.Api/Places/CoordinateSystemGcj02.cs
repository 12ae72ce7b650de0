namespace Enforcement.Api.Places;

/// <summary>
/// GCJ-02, the shifted degrees of Chinese web maps. The published shift has no closed inverse: a position is moved until its shift gives
/// what
/// was asked for, which three or four rounds bring within a millimetre.
/// </summary>
internal static class CoordinateSystemGcj02
{
    private const double A = 6_378_245.0, E2 = 0.00669342162296594323; // the ellipsoid that the shift is defined with
    private const double Enough = 1e-9; // degrees: a tenth of a millimetre
    private const int MaxRounds = 20;

    /// <summary>Degrees of GCJ-02 in degrees of CGCS2000.</summary>
    public static (double Lon, double Lat) ToCgcs2000(double lon, double lat)
    {
        var (x, y) = (lon, lat);
        for (var round = 0; round < MaxRounds; round++)
        {
            var (shiftedX, shiftedY) = FromCgcs2000(x, y);
            var (dx, dy) = (lon - shiftedX, lat - shiftedY);
            (x, y) = (x + dx, y + dy);
            if (Math.Abs(dx) < Enough && Math.Abs(dy) < Enough) break;
        }
        return (x, y);
    }

    /// <summary>Degrees of CGCS2000 in degrees of GCJ-02.</summary>
    public static (double Lon, double Lat) FromCgcs2000(double lon, double lat)
    {
        var (x, y) = (lon - 105, lat - 35);
        var dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.Sqrt(Math.Abs(x)) + Waves(x, (6, 20), (2, 20))
            + Waves(y, (1, 20), (1.0 / 3, 40)) + Waves(y, (1.0 / 12, 160), (1.0 / 30, 320));
        var dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.Sqrt(Math.Abs(x)) + Waves(x, (6, 20), (2, 20))
            + Waves(x, (1, 20), (1.0 / 3, 40)) + Waves(x, (1.0 / 12, 150), (1.0 / 30, 300));
        var phi = lat * Math.PI / 180;
        var w2 = 1 - E2 * Math.Sin(phi) * Math.Sin(phi);
        var w = Math.Sqrt(w2);
        return (lon + dLon * 180 / (A / w * Math.Cos(phi) * Math.PI), lat + dLat * 180 / (A * (1 - E2) / (w2 * w) * Math.PI));
    }

    private static double Waves(double at, (double Frequency, double Height) a, (double Frequency, double Height) b) =>
        (a.Height * Math.Sin(a.Frequency * at * Math.PI) + b.Height * Math.Sin(b.Frequency * at * Math.PI)) * 2 / 3;
}
