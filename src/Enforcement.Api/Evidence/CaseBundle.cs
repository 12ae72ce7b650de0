using System.IO.Compression;
using System.Text;

namespace Enforcement.Api.Evidence;

/// <summary>What goes into the zip; it is written straight from the disk, never held in memory.</summary>
public sealed class CaseBundle
{
    private readonly IReadOnlyList<BundleFile> _files;

    internal CaseBundle(string fileName, IReadOnlyList<BundleFile> files) => (FileName, _files) = (fileName, files);

    /// <summary>A name to save it under.</summary>
    public string FileName { get; }

    /// <summary>Writes the zip.</summary>
    public async Task WriteAsync(Stream target, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        foreach (var file in _files)
        {
            // Photos and films are compressed already.
            await using var entry = await zip.CreateEntry(file.Name, file.Path is null ? CompressionLevel.Fastest
                : CompressionLevel.NoCompression).OpenAsync(ct);
            if (file.Bytes is not null)
            {
                await entry.WriteAsync(file.Bytes, ct);
                continue;
            }
            await using var content = File.OpenRead(file.Path!);
            await content.CopyToAsync(entry, ct);
        }
        await WriteManifestAsync(zip, "SHA256SUMS", f => f.Sha256, ct);
        await WriteManifestAsync(zip, "SM3SUMS", f => f.Sm3, ct);
    }

    private async Task WriteManifestAsync(ZipArchive zip, string name, Func<BundleFile, string> hash, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(_files.Select(f => $"{hash(f)}  {f.Name}\n"))), ct);
    }
}
