using Enforcement.Api.Shared;

namespace Enforcement.Api.Imports;

/// <summary>Files that wait to be imported: <c>imports/{id}</c> under the data directory. Each goes when all of it is recorded.</summary>
internal sealed class ImportFiles(EnforcementSettings settings)
{
    private string Root => Path.Combine(settings.DataDirectory, "imports");

    public string PathOf(Guid id) => Path.Combine(Root, id.ToString("N"));

    /// <summary>Receives a file whole and flushed to the disk.</summary>
    public async Task ReceiveAsync(Guid id, Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(Root);
        try
        {
            await using var target = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920,
                FileOptions.Asynchronous);
            await content.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    public void Delete(Guid id) => File.Delete(PathOf(id));
}
