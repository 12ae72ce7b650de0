using System.Buffers.Binary;
using System.IO.Compression;

namespace Enforcement.Api.Demo;

/// <summary>
/// A picture for demo evidence, drawn here so that no photo of a real place is shipped: a roofed building on a plot, or the cleared plot.
/// </summary>
internal static class DemoPhoto
{
    private const int Width = 480, Height = 320;

    /// <summary>A PNG.</summary>
    /// <param name="cleared">After demolition.</param>
    /// <param name="seed">Varies the colours, so that two cases do not share one content.</param>
    public static byte[] Png(bool cleared, int seed)
    {
        var pixels = new byte[(Width * 3 + 1) * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (r, g, b) = Colour(x, y, cleared, seed);
                var at = y * (Width * 3 + 1) + 1 + x * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (r, g, b);
            }
        }
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2); // 8 bits a channel, RGB
        Chunk(png, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(pixels);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static (byte, byte, byte) Colour(int x, int y, bool cleared, int seed)
    {
        var shade = (byte)(y / 8 + (x * 7 + y * 13 + seed * 31) % 9);
        if (y < 120) return ((byte)(150 + shade), (byte)(185 + shade), (byte)(215 + shade)); // sky
        var building = !cleared && x is > 140 and < 340 && y is > 130 and < 250;
        var roof = !cleared && y is > 100 and <= 130 && x > 140 - (y - 100) && x < 340 + (y - 100);
        if (roof) return ((byte)(120 + seed * 17 % 60), 60, 50);
        if (building) return x % 50 < 18 && y % 60 is > 20 and < 45 ? ((byte)70, (byte)85, (byte)105)
            : ((byte)(190 + shade % 12), (byte)(180 + shade % 12), (byte)(165 + shade % 12));
        return cleared && x is > 120 and < 360 && y > 200
            ? ((byte)(150 + shade % 20), (byte)(130 + shade % 20), (byte)(100 + shade % 20)) // bare soil
            : ((byte)(95 + shade), (byte)(130 + shade), (byte)(70 + shade));
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    /// <summary>The CRC-32 that PNG asks for, bit by bit: a few small pictures at the first start need no table.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return crc;
    }
}
