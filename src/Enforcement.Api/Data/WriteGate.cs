
namespace Enforcement.Api.Data;

/// <summary>
/// Lets one writer at a time into a SQLite file: waiting in the process is many times faster and fairer than SQLite's busy timeout. On a
/// server it lets in so many that the pool
/// always has connections left for what they read beside their own: else all could hold one and wait for a second. One a process and
/// database.
/// </summary>
internal sealed class WriteGate(bool singleWriter) : IDisposable
{
    /// <summary>Writers at a time of one process on a server.</summary>
    public const int Writers = 16;

    private readonly SemaphoreSlim _gate = new(singleWriter ? 1 : Writers);

    /// <summary>True: nobody else writes, neither in this process nor in another.</summary>
    public bool IsAlone => singleWriter;

    public Task EnterAsync(CancellationToken ct) => _gate.WaitAsync(ct);

    public void Leave() => _gate.Release();

    public void Dispose() => _gate.Dispose();
}
