using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Enforcement.Api.Places;

/// <summary>
/// Metres between places in degrees, on a plane through the first of them: within 0.1 % of the ellipsoid's for what lies a few
/// kilometres apart, which is all that is asked (50 m, 100 m).
/// </summary>
internal static class Metric
{
    private const double A = 6_378_137.0, E2 = 0.00669438002290; // the ellipsoid of CGCS2000

    /// <summary>Metres to a degree of longitude and of latitude, at a latitude.</summary>
    public static (double Lon, double Lat) PerDegree(double latitude)
    {
        var phi = latitude * Math.PI / 180;
        var w2 = 1 - E2 * Math.Sin(phi) * Math.Sin(phi);
        var meridian = A * (1 - E2) / (w2 * Math.Sqrt(w2));
        var normal = A / Math.Sqrt(w2);
        return (normal * Math.Cos(phi) * Math.PI / 180, meridian * Math.PI / 180);
    }

    /// <summary>Shortest distance in metres; 0 when they overlap or touch.</summary>
    public static double Distance(Geometry from, Geometry to)
    {
        var (lon, lat) = PerDegree(from.EnvelopeInternal.Centre.Y);
        if (from is Point a && to is Point b) return Math.Sqrt(Square((a.X - b.X) * lon) + Square((a.Y - b.Y) * lat));
        var scale = AffineTransformation.ScaleInstance(lon, lat);
        return scale.Transform(from).Distance(scale.Transform(to));
    }

    /// <summary>A box in degrees, grown by metres on each side.</summary>
    public static Envelope Grow(Envelope box, double metres)
    {
        var (lon, lat) = PerDegree(box.Centre.Y);
        var grown = box.Copy();
        grown.ExpandBy(metres / lon, metres / lat);
        return grown;
    }

    private static double Square(double x) => x * x;
}
