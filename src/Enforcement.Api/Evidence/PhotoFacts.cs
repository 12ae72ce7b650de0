using System.Globalization;
using Enforcement.Workflows.Deadlines;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Heif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.QuickTime;
using MetadataExtractor.Formats.WebP;

namespace Enforcement.Api.Evidence;

/// <summary>
/// What a camera wrote into its file (EXIF), read without decoding the picture. Nothing of it is trusted: it is compared with the record.
/// </summary>
/// <param name="TakenAt">When; legal time where the file names no offset.</param>
/// <param name="Lon">Where, degrees of WGS 84, which at these distances is EPSG:4490.</param>
/// <param name="Lat">The same.</param>
/// <param name="Software">Program that saved it last.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record PhotoFacts(DateTimeOffset? TakenAt, double? Lon, double? Lat, string? Software, int? Width, int? Height)
{
    private const long MaxPixels = 200_000_000;
    private const int MaxSide = 30_000, TagOffsetOriginal = 0x9011;

    public static PhotoFacts None { get; } = new(null, null, null, null, null, null);

    /// <summary>A picture that would fill the memory of who opens it (a decompression bomb).</summary>
    public bool IsTooLarge => Width > MaxSide || Height > MaxSide || (long)(Width ?? 0) * (Height ?? 0) > MaxPixels;

    public static PhotoFacts Read(string path, string contentType)
    {
        // PNG: only its size, by hand. Its text chunks are compressed, and unpacking them is what a bomb waits for.
        if (contentType == "image/png") return ReadPng(path);
        if (!ContentTypes.IsPhoto(contentType) && !contentType.StartsWith("video/", StringComparison.Ordinal)) return None;
        try
        {
            using var file = File.OpenRead(path);
            var directories = ImageMetadataReader.ReadMetadata(file);
            var exif = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
            var (width, height) = SizeOf(directories);
            var where = directories.OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation();
            var isSomewhere = where is { IsZero: false } && Math.Abs(where.Latitude) <= 90 && Math.Abs(where.Longitude) <= 180;
            var software = directories.OfType<ExifIfd0Directory>().FirstOrDefault()?.GetString(ExifDirectoryBase.TagSoftware)?.Trim('\0',
                ' ');
            return new PhotoFacts(
                TimeOf(exif) ?? TimeOf(directories.OfType<QuickTimeMovieHeaderDirectory>().FirstOrDefault()),
                isSomewhere ? where!.Longitude : null, isSomewhere ? where!.Latitude : null,
                string.IsNullOrEmpty(software) ? null : software[..Math.Min(software.Length, 100)], width, height);
        }
        catch (Exception e) when (
            e is ImageProcessingException or IOException or MetadataException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return None; // a file without readable facts is still the file that was sent
        }
    }

    /// <summary>The small picture that a camera puts beside its photo, or null.</summary>
    public static byte[]? EmbeddedThumbnail(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var directory = ImageMetadataReader.ReadMetadata(file).OfType<ExifThumbnailDirectory>().FirstOrDefault();
            if (directory is null || !directory.TryGetInt32(ExifThumbnailDirectory.TagThumbnailOffset, out var offset)
                || !directory.TryGetInt32(ExifThumbnailDirectory.TagThumbnailLength, out var length))
                return null;
            var head = new byte[Math.Min(file.Length, 128 << 10)]; // EXIF is one segment, of 64 KiB at most, among the first
            file.Position = 0;
            file.ReadExactly(head);
            var tiff = head.AsSpan().IndexOf("Exif\0\0"u8) + 6;
            return tiff >= 6 && offset > 0 && length > 0 && tiff + (long)offset + length <= head.Length
                && head.AsSpan(tiff + offset) is [0xFF, 0xD8, ..]
                ? head[(tiff + offset)..(tiff + offset + length)]
                : null;
        }
        catch (Exception e) when (e is ImageProcessingException or IOException or MetadataException)
        {
            return null;
        }
    }

    private static (int?, int?) SizeOf(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var (directory, width, height) in directories.Select(d => d switch
        {
            JpegDirectory => (d, JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
            WebPDirectory => (d, WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
            HeicImagePropertiesDirectory => (d, HeicImagePropertiesDirectory.TagImageWidth, HeicImagePropertiesDirectory.TagImageHeight),
            _ => ((MetadataExtractor.Directory?)null, 0, 0),
        }))
        {
            if (directory is not null && directory.TryGetInt32(width, out var w) && directory.TryGetInt32(height, out var h)) return (w, h);
        }
        return (null, null);
    }

    private static PhotoFacts ReadPng(string path)
    {
        var head = new byte[24];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, 24, throwOnEndOfStream: false) < 24) return None;
        var width = (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)), int.MaxValue);
        var height = (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20)), int.MaxValue);
        return None with { Width = width, Height = height };
    }

    private static DateTimeOffset? TimeOf(ExifSubIfdDirectory? exif)
    {
        if (exif?.GetString(ExifDirectoryBase.TagDateTimeOriginal) is not { } text
            || !DateTime.TryParseExact(text.Trim('\0', ' '), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var local)) return null;
        var offset = LegalTime.Offset;
        if (exif.GetString(TagOffsetOriginal)?.Trim('\0', ' ') is { Length: 6 } named
            && TimeSpan.TryParseExact(named[1..], "hh\\:mm", CultureInfo.InvariantCulture, out var read) && read < TimeSpan.FromHours(14))
            offset = named[0] == '-' ? -read : read;
        return Instant(local, offset);
    }

    /// <summary>A film's header counts in UTC.</summary>
    private static DateTimeOffset? TimeOf(QuickTimeMovieHeaderDirectory? film) =>
        film is not null && film.TryGetDateTime(QuickTimeMovieHeaderDirectory.TagCreated, out var created)
            ? Instant(created, TimeSpan.Zero) : null;

    private static DateTimeOffset? Instant(DateTime local, TimeSpan offset) =>
        local.Year is > 1 and < 9999 ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset)
            .ToOffset(LegalTime.Offset) : null;
}
