using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Evidence;

/// <summary>What does not fit, shown and never hidden; the file is kept whatever it says.</summary>
/// <param name="Code"><c>time-differs</c> (minutes), <c>time-in-the-future</c>, <c>time-implausible</c>, <c>no-time</c>,
/// <c>position-far</c> (metres), <c>no-position</c>,
/// <c>edited</c>, <c>same-content</c> (how often elsewhere), <c>original-on-phone</c>.</param>
/// <param name="Value">The number that the code names, or null.</param>
public sealed record EvidenceCheck(string Code, double? Value = null);

/// <summary>Compares what a camera wrote into its photo with time and place of the record (Art 12: evidence that stands up).</summary>
internal static class EvidenceChecks
{
    /// <summary>Clocks of phones are this good; GPS in a valley, and a long house, are this bad.</summary>
    private const double Minutes = 10, Metres = 500;

    private static readonly string[] Editors = ["photoshop", "gimp", "snapseed", "lightroom", "meitu", "美图", "picsart", "pixelmator",
        "canva", "photopea"];

    /// <param name="takenAt">When it was taken, as its sender said, or null.</param>
    /// <param name="place">Of the case or lead; null while nobody knows it.</param>
    /// <param name="sameElsewhere">How many other pieces of evidence that the reader may see have the same content.</param>
    public static IReadOnlyList<EvidenceCheck> Of(EvidenceRow e, DateTimeOffset? takenAt, Place? place, int sameElsewhere)
    {
        var checks = new List<EvidenceCheck>();
        if (e.ExifTakenAt is { } camera)
        {
            if (camera > e.ReceivedAt.AddMinutes(Minutes)) checks.Add(new EvidenceCheck("time-in-the-future"));
            else if (camera.Year < 2000) checks.Add(new EvidenceCheck("time-implausible"));
            else if (takenAt is { } stated && Math.Abs((camera - stated).TotalMinutes) > Minutes) checks.Add(
                new EvidenceCheck("time-differs", Math.Round(Math.Abs((camera - stated).TotalMinutes))));
        }
        else if (ContentTypes.IsPhoto(e.ContentType) && e.OriginalSha256 is null)
        {
            checks.Add(new EvidenceCheck("no-time"));
        }
        if (DistanceOf(e, place) is { } metres)
        {
            if (metres > Metres) checks.Add(new EvidenceCheck("position-far", Math.Round(metres)));
        }
        else if (ContentTypes.IsPhoto(e.ContentType) && e is { ExifLon: null, Lon: null })
        {
            checks.Add(new EvidenceCheck("no-position"));
        }
        if (e.Software is { } software && Editors.Any(x => software.Contains(x, StringComparison.OrdinalIgnoreCase))) checks.Add(
            new EvidenceCheck("edited"));
        if (sameElsewhere > 0) checks.Add(new EvidenceCheck("same-content", sameElsewhere));
        if (e is { OriginalSha256: not null, OriginalReceivedAt: null }) checks.Add(new EvidenceCheck("original-on-phone"));
        return checks;
    }

    /// <summary>
    /// Metres from where it was taken — by the camera, else by the device — to the place of the record; null when neither says.
    /// </summary>
    public static double? DistanceOf(EvidenceRow e, Place? place)
    {
        var (lon, lat) = e.ExifLon is { } x && e.ExifLat is { } y ? (x, y) : (e.Lon ?? double.NaN, e.Lat ?? double.NaN);
        return place is null || double.IsNaN(lon) || double.IsNaN(lat)
            ? null
            : Metric.Distance(PlaceReader.GeometryOf(place.Lon, place.Lat, place.Geometry),
                GeoJson.Factory.CreatePoint(new Coordinate(lon, lat)));
    }
}
