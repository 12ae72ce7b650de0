using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Places;

public sealed class CoordinateSystemTests
{
    // By GDAL 3.6: 116.85 E 40.45 N in each.
    [Theory]
    [InlineData("EPSG:4490", 116.85, 40.45)]
    [InlineData("EPSG:4527", 39487275.39785, 4479507.36895)]
    [InlineData("EPSG:4548", 487275.39785, 4479507.36895)]
    public void Numbers_of_a_system_become_the_degrees_that_others_make_of_them(string name, double x, double y)
    {
        var system = CoordinateSystemReader.Read(name)!;
        var (lon, lat) = system.ToDegrees(x, y);
        Metres((lon, lat), (116.85, 40.45)).ShouldBeLessThan(0.01);
        if (system.IsDegrees) return;
        Metres(system.ToDegrees(y, x), (116.85, 40.45)).ShouldBeLessThan(0.01, "northing first, as survey sheets have it");
    }

    [Theory]
    [InlineData(116.85, 40.45, "EPSG:4490")]
    [InlineData(40.45, 116.85, "EPSG:4490")]
    [InlineData(39487276, 4479480, "EPSG:4527")]
    [InlineData(4479480, 39487276, "EPSG:4527")]
    [InlineData(487276, 4479480, "EPSG:4548")]
    [InlineData(4479480, 487276, "EPSG:4548")]
    [InlineData(38742000, 4480000, "EPSG:4526")]
    [InlineData(742000, 5580000, null)] // in no system within the district
    [InlineData(12, 4479480, null)]
    public void The_numbers_themselves_say_what_they_are_where_the_district_leaves_no_choice(double x, double y, string? expected) =>
        CoordinateSystemReader.Guess(x, y).ShouldBe(expected);

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4490")]
    [InlineData("urn:ogc:def:crs:EPSG::4527", "EPSG:4527")]
    [InlineData("EPSG:4326", "EPSG:4490")]
    [InlineData("4548", "EPSG:4548")]
    [InlineData("cgcs2000", "EPSG:4490")]
    [InlineData("EPSG:3857", null)]
    [InlineData("EPSG:2415", null)] // Beijing 1954
    [InlineData("sometimes", null)]
    [InlineData("""GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""", "EPSG:4490")]
    [InlineData("""PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""", "EPSG:4527")]
    [InlineData("""PROJCS["Xian_1980_3_Degree_GK_Zone_39",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["Central_Meridian",117.0],UNIT["Meter",1.0]]""", null)]
    public void A_system_is_known_by_its_name_or_its_prj_and_one_of_another_datum_is_not_guessed(string text, string? expected) =>
        (CoordinateSystemReader.Read(text)?.Name).ShouldBe(expected);

    [Fact]
    public void The_shift_of_web_maps_is_taken_back_within_a_tenth_of_a_metre_everywhere_in_the_district()
    {
        for (var lon = 116.66; lon < 117.51; lon += 0.05)
        {
            for (var lat = 40.21; lat < 40.80; lat += 0.05)
            {
                var shifted = CoordinateSystemGcj02.FromCgcs2000(lon, lat);
                Metres(shifted, (lon, lat)).ShouldBeInRange(300, 800);
                Metres(CoordinateSystemGcj02.ToCgcs2000(shifted.Lon, shifted.Lat), (lon, lat)).ShouldBeLessThan(0.1);
            }
        }
    }

    [Fact]
    public void The_shift_is_the_published_one()
    {
        // The pair by which the open implementations of the shift test themselves.
        var shifted = CoordinateSystemGcj02.FromCgcs2000(116.377817, 39.911954);
        Metres(shifted, (116.38404722455657, 39.91334545536069)).ShouldBeLessThan(0.01);
    }

    private static double Metres((double Lon, double Lat) a, (double Lon, double Lat) b) =>
        Metric.Distance(GeoJson.Factory.CreatePoint(new Coordinate(a.Lon, a.Lat)),
            GeoJson.Factory.CreatePoint(new Coordinate(b.Lon, b.Lat)));
}
