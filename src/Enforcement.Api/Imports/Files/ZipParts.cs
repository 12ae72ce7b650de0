using System.Collections.ObjectModel;
using System.IO.Compression;

namespace Enforcement.Api.Imports.Files;

/// <summary>
/// A zip whose entries were looked at before one of them is unpacked. What unpacks to more than its entry says is cut off there by the
/// reader.
/// </summary>
internal sealed class ZipParts : IDisposable
{
    private const int MaxEntries = 2_000;
    private readonly ZipArchive _zip;

    private ZipParts(ZipArchive zip) => _zip = zip;

    /// <summary>The files in it, without what other systems put beside them.</summary>
    public IEnumerable<ZipArchiveEntry> Files =>
        _zip.Entries.Where(e => e.Name is not "" && !e.Name.StartsWith('.')
            && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal));

    public ZipArchiveEntry? Find(string path) =>
        _zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').Equals(path, StringComparison.OrdinalIgnoreCase));

    public static ZipParts Open(string path)
    {
        var stream = File.OpenRead(path);
        try
        {
            // Names without the UTF-8 mark are in the code page of the Windows that packed it.
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, TextEncodings.Gbk);
            Check(zip.Entries);
            return new ZipParts(zip);
        }
        catch (InvalidDataException)
        {
            stream.Dispose();
            throw new UnreadableFileException("import-zip-broken");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose() => _zip.Dispose();

    private static void Check(ReadOnlyCollection<ZipArchiveEntry> entries)
    {
        if (entries.Count > MaxEntries || entries.Sum(e => (decimal)e.Length) > Limits.Unpacked) throw new UnreadableFileException(
            "import-zip-bomb");
        foreach (var entry in entries)
        {
            if (entry.IsEncrypted) throw new UnreadableFileException("import-zip-password");
            if (entry.Length > Limits.RatioMattersFrom
                && entry.Length / Math.Max(entry.CompressedLength, 1) > Limits.Ratio) throw new UnreadableFileException("import-zip-bomb");
        }
    }
}
