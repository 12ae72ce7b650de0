using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Jobs;

/// <summary>
/// Remembers what failed, in transactions of its own, so that the failure stays known when the work is rolled back.
/// Called outside any transaction.
/// </summary>
internal sealed class StuckWork(IServiceScopeFactory scopes)
{
    /// <summary>How long to wait after so many attempts: 1, 2, 4 … minutes, at most an hour.</summary>
    public static TimeSpan Delay(int attempts) => TimeSpan.FromMinutes(attempts > 6 ? 60 : Math.Pow(2, attempts - 1));

    public Task RecordAsync(string kind, string key, Exception exception, DateTimeOffset now) => ChangeAsync(kind, key, (db, row) =>
    {
        if (row is null) db.Add(row = new StuckWorkRow { Kind = kind, Key = key, FirstAt = now });
        row.Error = exception.Message;
        row.Attempts++;
        row.LastAt = now;
        row.NextAttemptAt = now + Delay(row.Attempts);
    });

    /// <summary>Forgets what has succeeded since; to be called for what was stuck, not for every success (it writes).</summary>
    public Task ClearAsync(string kind, string key) => ChangeAsync(kind, key, (db, row) =>
    {
        if (row is not null) db.Remove(row);
    });

    /// <summary>Keys that are to be left alone for now.</summary>
    public async Task<IReadOnlySet<string>> WaitingAsync(string kind, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<EnforcementDb>().Set<StuckWorkRow>();
        return (await rows.Where(s => s.Kind == kind && s.NextAttemptAt > now).Select(s => s.Key).ToListAsync(ct)).ToHashSet();
    }

    private async Task ChangeAsync(string kind, string key, Action<EnforcementDb, StuckWorkRow?> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(async () =>
        {
            change(db, await db.Set<StuckWorkRow>().FindAsync(kind, key));
            return await db.SaveChangesAsync();
        }, CancellationToken.None); // the failure is recorded even when the app is stopping
    }
}
