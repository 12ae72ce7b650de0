namespace Enforcement.Api.Data;

/// <summary>
/// Something small that is read from the database often and changes seldom: kept until it is forgotten here, or its stamp tells that
/// another process changed it; for a minute at most.
/// </summary>
/// <param name="book">Its name in <see cref="Stamps"/>.</param>
/// <param name="real">Real time, not the legal clock: a drill's jump must not stop it.</param>
internal sealed class Kept<T>(string book, IServiceScopeFactory scopes, Stamps stamps, TimeProvider real, Func<EnforcementDb,
    CancellationToken, Task<T>> read)
    where T : class
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    private volatile Reading? _last;
    private int _forgotten;

    private sealed record Reading(T Value, long Stamp, long At);

    public async Task<T> GetAsync(CancellationToken ct)
    {
        var stamp = await stamps.OfAsync(book, ct); // before it is read: what is read is as new at least
        if (_last is { } last && last.Stamp >= stamp && real.GetElapsedTime(last.At) < AtMost) return last.Value;
        var (seen, now) = (Volatile.Read(ref _forgotten), real.GetTimestamp());
        await using var scope = scopes.CreateAsyncScope();
        var value = await read(scope.ServiceProvider.GetRequiredService<EnforcementDb>(), ct);
        // What was forgotten while it was read may be old already: good for this once, not to be kept.
        if (seen == Volatile.Read(ref _forgotten)) _last = new Reading(value, stamp, now);
        return value;
    }

    /// <summary>Called after the commit of a change.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        _last = null;
    }
}
