using System.Buffers.Binary;
using Enforcement.Api.Places;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Imports.Files;

/// <summary>Shapes of a .shp, forward only: points and polygons, whose heights and measures are passed over.</summary>
internal sealed class ShpReader(Stream stream)
{
    private const int MaxContent = 64 << 20;
    private byte[] _content = new byte[4096];
    private readonly byte[] _head = new byte[100];

    /// <summary>The shape that was read, in the file's own numbers; null for a null shape and with <see cref="Error"/>.</summary>
    public Geometry? Geometry { get; private set; }

    public Refusal? Error { get; private set; }

    public void ReadHead()
    {
        stream.ReadExactly(_head);
        if (BinaryPrimitives.ReadInt32BigEndian(_head) != 9994) throw new UnreadableFileException("import-not-a-shapefile");
    }

    /// <summary>Reads the next shape; false behind the last.</summary>
    public bool Read()
    {
        (Geometry, Error) = (null, null);
        var read = stream.ReadAtLeast(_head.AsSpan(0, 8), 8, throwOnEndOfStream: false);
        if (read == 0) return false;
        if (read < 8) throw new EndOfStreamException();
        var length = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(4)) * 2L;
        if (length is < 4 or > MaxContent) throw new UnreadableFileException("import-not-a-shapefile");
        if (_content.Length < length) _content = new byte[Math.Min(length * 2, MaxContent)];
        stream.ReadExactly(_content, 0, (int)length);
        try
        {
            Geometry = Shape(_content.AsSpan(0, (int)length));
        }
        // Counts that reach past the record, rings that are none: the shape says of itself that it cannot be one.
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            Error = GeoJsonFile.Unreadable;
        }
        return true;
    }

    private Geometry? Shape(ReadOnlySpan<byte> content)
    {
        switch (BinaryPrimitives.ReadInt32LittleEndian(content))
        {
            case 0:
                return null;
            case 1 or 11 or 21:
                return GeoJson.Factory.CreatePoint(Position(content[4..]));
            case 5 or 15 or 25:
                return Polygon(content);
            default:
                Error = GeoJsonFile.Unreadable; // lines, point clouds and patches in space are no place of a construction
                return null;
        }
    }

    private Geometry? Polygon(ReadOnlySpan<byte> content)
    {
        var (parts, corners) = (BinaryPrimitives.ReadInt32LittleEndian(content[36..]),
            BinaryPrimitives.ReadInt32LittleEndian(content[40..]));
        if (corners > Limits.Corners)
        {
            Error = GeoJsonFile.TooManyCorners;
            return null;
        }
        if (parts is < 1 || parts > corners) throw new ArgumentException("Parts without corners.");
        var positions = content[(44 + 4 * parts)..];
        var rings = new List<LinearRing>(parts);
        for (var part = 0; part < parts; part++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(content[(44 + 4 * part)..]);
            var to = part + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(content[(48 + 4 * part)..]) : corners;
            if (from < 0 || to > corners || to - from < 4) throw new ArgumentException("A ring without corners.");
            var ring = new Coordinate[to - from];
            for (var i = 0; i < ring.Length; i++) ring[i] = Position(positions[((from + i) * 16)..]);
            rings.Add(GeoJson.Factory.CreateLinearRing(ring)); // throws unless closed
        }
        return Assemble(rings);
    }

    /// <summary>
    /// Shells run clockwise and holes the other way; each hole belongs to the smallest shell around it. Where all run the other way, the
    /// writer had it wrong.
    /// </summary>
    private static Geometry Assemble(List<LinearRing> rings)
    {
        var (shells, holes) = (rings.Where(r => !r.IsCCW).ToList(), rings.Where(r => r.IsCCW).ToList());
        if (shells.Count == 0) (shells, holes) = (holes, shells);
        if (shells.Count == 1) return GeoJson.Factory.CreatePolygon(shells[0], [.. holes]);
        var bySize = shells.Select(s => (Shell: s, Area: GeoJson.Factory.CreatePolygon(s), Holes: new List<LinearRing>()))
            .OrderBy(s => s.Area.Area).ToList();
        foreach (var hole in holes)
        {
            var owner = bySize.Find(s => s.Area.EnvelopeInternal.Contains(hole.EnvelopeInternal) && s.Area.Covers(hole));
            // A hole in nothing is a part drawn the wrong way round.
            if (owner.Holes is { } own) own.Add(hole);
            else bySize.Add((hole, GeoJson.Factory.CreatePolygon(hole), []));
        }
        return GeoJson.Factory.CreateMultiPolygon([.. bySize.Select(s => GeoJson.Factory.CreatePolygon(s.Shell, [.. s.Holes]))]);
    }

    private static Coordinate Position(ReadOnlySpan<byte> at)
    {
        var (x, y) = (BinaryPrimitives.ReadDoubleLittleEndian(at), BinaryPrimitives.ReadDoubleLittleEndian(at[8..]));
        return double.IsFinite(x) && double.IsFinite(y) ? new Coordinate(x, y) : throw new ArgumentException("No position.");
    }
}
