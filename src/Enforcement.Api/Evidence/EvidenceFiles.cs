using System.Security.Cryptography;
using Enforcement.Api.Shared;
using Org.BouncyCastle.Crypto.Digests;

namespace Enforcement.Api.Evidence;

/// <summary>What was received: hashes and type by content.</summary>
internal sealed record ReceivedFile(string Sha256, string Sm3, long Bytes, string ContentType);

/// <summary>
/// Files by their content: <c>evidence/ab/abcd…</c> under the data directory. A file is written aside, flushed to the disk and then moved to its name,
/// so that a name always holds its whole content.
/// </summary>
internal sealed class EvidenceFiles(EnforcementSettings settings)
{
    private string Root => Path.Combine(settings.DataDirectory, "evidence");

    public string PathOf(string sha256) => Path.Combine(Root, sha256[..2], sha256);

    /// <summary>Receives a file; null when its content is of no accepted type. An earlier file of the same content is kept as it is.</summary>
    public async Task<ReceivedFile?> ReceiveAsync(Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(Root);
        var aside = Path.Combine(Root, $"incoming-{Guid.NewGuid():N}");
        try
        {
            ReceivedFile? file;
            await using (var target = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                file = await CopyAsync(content, target, ct);
                target.Flush(flushToDisk: true);
            }
            if (file is null) return null;
            var path = PathOf(file.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path)) File.Move(aside, path);
            return file;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static async Task<ReceivedFile?> CopyAsync(Stream content, FileStream target, CancellationToken ct)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sm3 = new SM3Digest();
        var buffer = new byte[81920];
        string? type = null;
        long bytes = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
        {
            if (bytes == 0 && (type = ContentTypes.Of(buffer.AsSpan(0, read))) is null) return null;
            sha256.AppendData(buffer, 0, read);
            sm3.BlockUpdate(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            bytes += read;
        }
        if (type is null) return null;
        var digest = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(digest, 0);
        return new ReceivedFile(Convert.ToHexStringLower(sha256.GetHashAndReset()), Convert.ToHexStringLower(digest), bytes, type);
    }
}

/// <summary>The types that evidence may have, known by their first bytes.</summary>
internal static class ContentTypes
{
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
        _ => null,
    };

    /// <summary>True for photos.</summary>
    public static bool IsPhoto(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);
}
