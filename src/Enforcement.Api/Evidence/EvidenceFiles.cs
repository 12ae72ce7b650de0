using System.Security.Cryptography;
using Enforcement.Api.Shared;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Security;

namespace Enforcement.Api.Evidence;

/// <summary>What was received: hashes, type by content, and what the camera wrote into it.</summary>
internal sealed record ReceivedFile(string Sha256, string Sm3, long Bytes, string ContentType, PhotoFacts Photo);

/// <summary>
/// Files by their content: <c>evidence/ab/abcd…</c> under the data directory. A file is written aside, flushed to the disk, looked at and
/// then moved to its
/// name, so that a name always holds its whole content, and what is refused leaves nothing. Thumbnails lie apart, by the evidence they
/// are of.
/// </summary>
internal sealed class EvidenceFiles(EnforcementSettings settings)
{
    /// <summary>Bytes of a thumbnail, and pixels of its longer side, at most.</summary>
    private const int ThumbnailBytes = 100 << 10, ThumbnailSide = 640;

    private string Root => Path.Combine(settings.DataDirectory, "evidence");

    public string PathOf(string sha256) => Path.Combine(Root, sha256[..2], sha256);

    public string ThumbnailOf(Guid id) => Path.Combine(settings.DataDirectory, "thumbnails", id.ToString("N")[^2..], id.ToString("N"));

    /// <summary>Receives a file. An earlier file of the same content is kept as it is.</summary>
    /// <param name="expected">The SHA-256 that it must have, or null.</param>
    public async Task<Result<ReceivedFile>> ReceiveAsync(Stream content, CancellationToken ct, string? expected = null)
    {
        Directory.CreateDirectory(Root);
        var aside = Path.Combine(Root, $"incoming-{Guid.NewGuid():N}");
        try
        {
            Result<ReceivedFile> received;
            await using (var target = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920,
                FileOptions.Asynchronous))
            {
                received = await CopyAsync(content, target, ct);
                target.Flush(flushToDisk: true);
            }
            if (!received.IsOk) return received;
            var file = received.Value;
            if (file.ContentType == ContentTypes.Zip)
            {
                if (ContentTypes.OfZip(aside) is not { } document) return TypeRefused("archive");
                file = file with { ContentType = document };
            }
            file = file with { Photo = PhotoFacts.Read(aside, file.ContentType) };
            if (file.Photo.IsTooLarge) return new Refusal("evidence-image-too-large", RefusalKind.Invalid, "file", file.Photo.Width!,
                file.Photo.Height!);
            if (expected is not null && expected != file.Sha256) return new Refusal("original-differs", RefusalKind.Invalid, "file");
            var path = PathOf(file.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path)) File.Move(aside, path,
                overwrite: true); // of two processes with the same file one comes second, with the same content
            return file;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>Keeps a thumbnail when it is one: a small picture by its content. The photo is never refused for it.</summary>
    public async Task<bool> KeepThumbnailAsync(Guid id, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length is 0 or > ThumbnailBytes
            || ContentTypes.Of(bytes) is not ("image/jpeg" or "image/png" or "image/webp")) return false;
        var path = ThumbnailOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}-{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(aside, bytes, ct);
            if (PhotoFacts.Read(aside, ContentTypes.Of(bytes)!) is not { Width: <= ThumbnailSide, Height: <= ThumbnailSide }) return false;
            File.Move(aside, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static async Task<Result<ReceivedFile>> CopyAsync(Stream content, FileStream target, CancellationToken ct)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sm3 = new SM3Digest();
        var buffer = new byte[81920];
        string? type = null;
        long bytes = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
        {
            if (bytes == 0 && (type = ContentTypes.Of(buffer.AsSpan(0, read))) is null) return TypeRefused(
                ContentTypes.Found(buffer.AsSpan(0, read)));
            bytes += read;
            if (bytes > ContentTypes.MaxBytes(type!)) return new Refusal("evidence-too-large", RefusalKind.TooLarge, "file",
                ContentTypes.MaxBytes(type!) >> 20);
            sha256.AppendData(buffer, 0, read);
            sm3.BlockUpdate(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        if (type is null) return new Refusal("evidence-empty", RefusalKind.Invalid, "file");
        return new ReceivedFile(Convert.ToHexStringLower(sha256.GetHashAndReset()),
            Convert.ToHexStringLower(DigestUtilities.DoFinal(sm3)), bytes, type, PhotoFacts.None);
    }

    private static Refusal TypeRefused(string found) =>
        new("evidence-type-refused", RefusalKind.Invalid, "file", Messages.Of($"found.{found}"));
}
