using Enforcement.Api.Places;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Places;

/// <summary>The index of places: nothing that touches is missed, whatever its size; distances are metres.</summary>
public sealed class PlaceGridTests
{
    [Fact]
    public void Whatever_touches_a_box_stands_in_one_of_its_cells()
    {
        var random = new Random(20220412);
        double Within(double from, double to) => from + random.NextDouble() * (to - from);
        Envelope Box(double largest)
        {
            // Sizes over all the levels, points among them.
            var (w, h) = (random.Next(4) == 0 ? 0 : Math.Pow(10, Within(-6, Math.Log10(largest))), random.Next(4) == 0 ? 0
                : Math.Pow(10, Within(-6, Math.Log10(largest))));
            var (x, y) = (Within(116.66, 117.51), Within(40.21, 40.80));
            return new Envelope(x, x + w, y, y + h);
        }
        var touched = 0;
        for (var round = 0; round < 300; round++)
        {
            var search = Box(0.02);
            var cells = PlaceGrid.CellsNear(search).ToHashSet();
            cells.Count.ShouldBeLessThanOrEqualTo((int)PlaceGrid.CountNear(search));
            for (var i = 0; i < 300; i++)
            {
                // Half of them laid against the border of the search, where mistakes are made.
                var place = Box(0.8);
                if (i % 2 == 0) place.Translate(search.MaxX - place.MinX, search.MinY - place.MaxY
                    + random.NextDouble() * (search.Height + place.Height));
                if (!place.Intersects(search)) continue;
                touched++;
                cells.ShouldContain(PlaceGrid.CellOf(place), $"{place} of {search}");
            }
        }
        touched.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Metres_are_those_of_the_ellipsoid()
    {
        // PROJ's geod on GRS80, whose axes are CGCS2000's to the tenth of a millimetre: one arc second of latitude and of longitude at
        // 40.5° N.
        var here = new Point(117, 40.5);
        Metric.Distance(here, new Point(117, 40.5 + 1 / 3600.0)).ShouldBe(30.8456, 0.001);
        Metric.Distance(here, new Point(117 + 1 / 3600.0, 40.5)).ShouldBe(23.5466, 0.001);
        Metric.Distance(here,
            GeoJson.Parse("{\"type\":\"Polygon\",\"coordinates\":[[[116.9,40.4],[117.1,40.4],[117.1,40.6],[116.9,40.6],[116.9,40.4]]]}"))
                .ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[116.9,40.5]}")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[116.9,40.5],[116.91,40.5],[116.91,40.51],[116.9,40.5]],[[116.905,40.501],[116.908,40.501],[116.908,40.503],[116.905,40.501]]]}")]
    [InlineData("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[116.9,40.5],[116.91,40.5],[116.91,40.51],[116.9,40.5]]]]}")]
    public void GeoJson_comes_back_as_it_was(string text) => GeoJson.Write(GeoJson.Parse(text)).ShouldBe(text);
}
