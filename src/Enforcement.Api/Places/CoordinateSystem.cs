using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Enforcement.Api.Places;

/// <summary>
/// How the numbers of a file are meant: degrees on CGCS2000 (WGS 84 is the same within centimetres), or metres of a Gauss–Krüger
/// (transverse
/// Mercator) projection of them. Whatever the order in the file, northing and easting are told apart by their size.
/// </summary>
internal sealed class CoordinateSystem
{
    private const double OriginNorthing = 10_000; // closer to the equator than anything in this country
    private static readonly CoordinateSystemFactory Factory = new();
    private static readonly GeographicCoordinateSystem Cgcs2000 = MakeCgcs2000();

    private readonly MathTransform? _toDegrees;

    private CoordinateSystem(string name, MathTransform? toDegrees) => (Name, _toDegrees) = (name, toDegrees);

    /// <summary>Degrees, longitude first.</summary>
    public static CoordinateSystem Degrees { get; } = new("EPSG:4490", null);

    /// <summary><c>EPSG:4527</c>; for a projection without a code of its own, its central meridian.</summary>
    public string Name { get; }

    /// <summary>True when the numbers are degrees.</summary>
    public bool IsDegrees => _toDegrees is null;

    /// <summary>
    /// CGCS2000 3-degree Gauss–Krüger whose eastings begin with the number of the zone: EPSG:4513 (zone 25) to 4533 (zone 45).
    /// </summary>
    public static CoordinateSystem OfZone(int zone) => Transverse($"EPSG:{4488 + zone}", zone * 3, zone * 1_000_000 + 500_000, 1);

    /// <summary>The same without the zone in the easting: EPSG:4534 (75° E) to 4554 (135° E).</summary>
    public static CoordinateSystem OfMeridian(int degrees) => Transverse($"EPSG:{4534 + (degrees - 75) / 3}", degrees, 500_000, 1);

    /// <summary>Any other transverse Mercator projection of CGCS2000 or WGS 84.</summary>
    public static CoordinateSystem Transverse(string name, double meridian, double falseEasting, double scale, double falseNorthing = 0)
    {
        var projection = Factory.CreateProjection(name, "Transverse_Mercator",
        [
            new("latitude_of_origin", 0), new("central_meridian", meridian), new("scale_factor", scale),
            new("false_easting", falseEasting), new("false_northing", falseNorthing),
        ]);
        var system = Factory.CreateProjectedCoordinateSystem(
            name, Cgcs2000, projection, LinearUnit.Metre, new AxisInfo("East", AxisOrientationEnum.East),
            new AxisInfo("North", AxisOrientationEnum.North));
        return new CoordinateSystem(name, new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(system, Cgcs2000).MathTransform);
    }

    /// <summary>A geometry in these numbers, in degrees. The given one stays as it is.</summary>
    public Geometry ToDegrees(Geometry geometry, bool gcj02 = false) => Map(geometry, (x, y) =>
    {
        var at = ToDegrees(x, y);
        return gcj02 ? CoordinateSystemGcj02.ToCgcs2000(at.Lon, at.Lat) : at;
    });

    /// <summary>A pair of these numbers in degrees.</summary>
    public (double Lon, double Lat) ToDegrees(double x, double y)
    {
        if (_toDegrees is null) return (x, y);
        var (east, north) = EastFirst(x, y);
        // Further out than the ends of the earth the projection has no inverse, and looks for it for long.
        return Math.Abs(east) < 100_000_000 && Math.Abs(north) < 10_000_000 ? _toDegrees.Transform(east, north) : (double.NaN, double.NaN);
    }

    /// <summary>Each position with its two numbers exchanged.</summary>
    public static Geometry Swap(Geometry geometry) => Map(geometry, (x, y) => (y, x));

    /// <summary>
    /// Eastings here have 8 digits with their zone, else 6; northings have 7. Chinese survey sheets call the northing X, and others do not.
    /// </summary>
    public static (double East, double North) EastFirst(double x, double y) =>
        x is > 1_000_000 and < 10_000_000 && y is (> OriginNorthing and < 1_000_000) or > 10_000_000 ? (y, x) : (x, y);

    private static Geometry Map(Geometry geometry, Func<double, double, (double X, double Y)> map)
    {
        var copy = geometry.Copy();
        copy.Apply(new Mapping(map));
        copy.GeometryChanged();
        return copy;
    }

    private static GeographicCoordinateSystem MakeCgcs2000()
    {
        var ellipsoid = Factory.CreateFlattenedSphere("CGCS2000", 6_378_137, 298.257222101, LinearUnit.Metre);
        var datum = Factory.CreateHorizontalDatum("CGCS2000", DatumType.HD_Geocentric, ellipsoid, null);
        return Factory.CreateGeographicCoordinateSystem("CGCS2000", AngularUnit.Degrees, datum, PrimeMeridian.Greenwich,
            new AxisInfo("Lon", AxisOrientationEnum.East), new AxisInfo("Lat", AxisOrientationEnum.North));
    }

    private sealed class Mapping(Func<double, double, (double X, double Y)> map) : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (x, y) = map(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, x);
            seq.SetY(i, y);
        }
    }
}
