using System.IO.Compression;

namespace Enforcement.Api.Evidence;

/// <summary>The types that evidence may have, known by their content; the name of a file says nothing.</summary>
internal static class ContentTypes
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A zip, to be looked into: it may be a document.</summary>
    public const string Zip = "application/zip";

    /// <summary>By the first bytes; null when it is none of the accepted ones.</summary>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', var a, var b, var c, _, ..] => (a, b, c) switch
        {
            ((byte)'h', (byte)'e', (byte)'i') or ((byte)'m', (byte)'i', (byte)'f') => "image/heic",
            ((byte)'q', (byte)'t', _) => "video/quicktime",
            _ => "video/mp4",
        },
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => Zip,
        _ => null,
    };

    /// <summary>What a zip is: a Word or Excel document without macros; else null.</summary>
    public static string? OfZip(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > 10_000
                || zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return zip.GetEntry("[Content_Types].xml") is null ? null
                : zip.GetEntry("word/document.xml") is not null ? Docx
                : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A word for what was found instead, to be told: a key of the messages.</summary>
    public static string Found(ReadOnlySpan<byte> head)
    {
        if (head is [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!',
            ..]) return "program";
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..]) return "old-office";
        if (head is [(byte)'P', (byte)'K', ..]) return "archive";
        var text = System.Text.Encoding.UTF8.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || text.Contains("<svg", StringComparison.OrdinalIgnoreCase)
            ? "svg"
            : text.StartsWith('<') ? "web-page" : "unknown";
    }

    /// <summary>True for photos.</summary>
    public static bool IsPhoto(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The largest file of a type, in bytes: photos 30 MiB, everything else 60 MiB (a request as a whole has 64).</summary>
    public static long MaxBytes(string contentType) => (IsPhoto(contentType) ? 30L : 60L) << 20;
}
