using NetTopologySuite.Geometries;

namespace Enforcement.Api.Places;

/// <summary>A row that stands somewhere: leads and cases.</summary>
internal interface IPlacedRow
{
    double Lon { get; }
    double Lat { get; }
    /// <summary>See <see cref="PlaceGrid"/>; 0 while not worked out.</summary>
    long Cell { get; set; }
    /// <summary>GeoJSON, or null for a point.</summary>
    string? Geometry { get; set; }
}

internal static class PlacedRows
{
    /// <summary>More cells than this are dearer to look into one by one than the district is to go through.</summary>
    private const int MaxCells = 400;

    /// <summary>True when a box is too large for the index.</summary>
    public static bool IsWide(Envelope box) => PlaceGrid.CountNear(box) > MaxCells;

    /// <summary>Rows that may touch a box, by the index; the caller measures.</summary>
    public static IQueryable<T> Near<T>(this IQueryable<T> rows, Envelope box) where T : class, IPlacedRow
    {
        if (IsWide(box)) return rows;
        var cells = PlaceGrid.CellsNear(box);
        return rows.Where(r => cells.Contains(r.Cell));
    }

    /// <summary>Sets a row's place in the index.</summary>
    public static void Locate(this IPlacedRow row, string? geometry)
    {
        row.Geometry = geometry;
        row.Cell = PlaceGrid.CellOf(geometry is null ? new Envelope(row.Lon, row.Lon, row.Lat, row.Lat) : GeoJson.BoxOf(geometry));
    }
}
