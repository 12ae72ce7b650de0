using NetTopologySuite.Geometries;

namespace Enforcement.Api.Places;

/// <summary>
/// A spatial index in one number, so that an ordinary column index finds what lies near on either database: each place stands in the cell
/// of
/// its middle, on the first level whose cells are as large as the place. Nothing reaches further than half a cell out of its own, so a
/// search
/// looks, on each level, at the cells within that of its box.
/// </summary>
internal static class PlaceGrid
{
    // Sides in degrees: about 100 m, 400 m, 1.6 km, 6.4 km, 26 km, 102 km. The last holds the district.
    private static readonly double[] Sides = [0.001, 0.004, 0.016, 0.064, 0.256, 1.024];

    /// <summary>The cell of a place's box.</summary>
    public static long CellOf(Envelope box)
    {
        var extent = Math.Max(box.Width, box.Height);
        var level = Array.FindIndex(Sides, side => extent <= side);
        if (level < 0) throw new ArgumentException("Larger than the district.", nameof(box));
        return Key(level, Index(box.Centre.X, Sides[level]), Index(box.Centre.Y, Sides[level]));
    }

    /// <summary>Every cell in which a place stands that touches a box; places in them may still lie outside of it.</summary>
    public static IReadOnlyList<long> CellsNear(Envelope box)
    {
        var cells = new List<long>();
        for (var level = 0; level < Sides.Length; level++)
        {
            var (side, half) = (Sides[level], Sides[level] / 2);
            for (var x = Index(box.MinX - half, side); x <= Index(box.MaxX + half, side); x++)
            {
                for (var y = Index(box.MinY - half, side); y <= Index(box.MaxY + half, side); y++) cells.Add(Key(level, x, y));
            }
        }
        return cells;
    }

    /// <summary>How many cells <see cref="CellsNear"/> would name, at most.</summary>
    public static double CountNear(Envelope box) => Sides.Sum(side => (2 + (box.Width + side) / side) * (2 + (box.Height + side) / side));

    private static long Index(double degrees, double side) => (long)Math.Floor(degrees / side);

    private static long Key(int level, long x, long y) => ((long)level << 48) | (x << 24) | y;
}
