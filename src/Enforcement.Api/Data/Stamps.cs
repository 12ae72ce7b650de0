using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>
/// Which version of each book this process knows of. Every unit of work looks at its start, so that nothing is decided by a policy,
/// calendar or unit that was
/// changed before; who only reads sees a change of another process after a second at most. On SQLite there is no other process, and
/// nothing is asked. One a process.
/// </summary>
/// <param name="others">What is to be looked at with the books.</param>
internal sealed class Stamps(IServiceScopeFactory scopes, EnforcementSettings settings, TimeProvider real, IEnumerable<ISharedState> others)
{
    public const string Units = "units", Policies = "policies", Calendars = "calendars", Outlines = "outlines";
    public static readonly string[] Books = [Units, Policies, Calendars, Outlines];

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    private readonly bool _isShared = settings.Provider != DatabaseProvider.Sqlite;
    private volatile Seen _seen = new([], null);

    private sealed record Seen(Dictionary<string, long> Versions, long? At);

    /// <summary>The version of a book that is known, asked for anew when that is a second ago.</summary>
    public async Task<long> OfAsync(string book, CancellationToken ct)
    {
        if (!_isShared) return 0;
        if (_seen.At is not { } at || real.GetElapsedTime(at) > AtMost)
        {
            await using var scope = scopes.CreateAsyncScope();
            await LookAsync(scope.ServiceProvider.GetRequiredService<EnforcementDb>(), ct);
        }
        return _seen.Versions.GetValueOrDefault(book);
    }

    /// <summary>Looks now: at the books, and at what else the processes share.</summary>
    public async Task LookAsync(EnforcementDb db, CancellationToken ct)
    {
        if (!_isShared) return;
        var now = real.GetTimestamp();
        var found = await db.Set<StampRow>().AsNoTracking().ToDictionaryAsync(s => s.Book, s => s.Version, ct);
        foreach (var other in others) await other.LookAsync(db, ct);
        // Of two that look at once the slower one may know less: a version only grows.
        for (var seen = _seen; ; seen = _seen)
        {
            var later = new Seen(found.ToDictionary(f => f.Key, f => Math.Max(f.Value, seen.Versions.GetValueOrDefault(f.Key))), now);
            if (Interlocked.CompareExchange(ref _seen, later, seen) == seen) return;
        }
    }

    /// <summary>Called in the transaction that changes books.</summary>
    public static Task ChangeAsync(EnforcementDb db, CancellationToken ct, params string[] books) =>
        db.Set<StampRow>().Where(s => books.Contains(s.Book))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), ct);
}
