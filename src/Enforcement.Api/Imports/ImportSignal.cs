
namespace Enforcement.Api.Imports;

/// <summary>Tells the worker that there is something to do.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0);

    public void Set() => _waiting.Release();

    /// <summary>Until it is told, or the time is over: another process may have received a file.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken ct)
    {
        if (!await _waiting.WaitAsync(time, ct)) return;
        while (_waiting.Wait(0, ct)) { } // told ten times is told
    }

    public void Dispose() => _waiting.Dispose();
}
