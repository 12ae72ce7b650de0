using System.Data.Common;
using System.Net.Sockets;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Enforcement.Api.Data;

/// <summary>The schema that this version needs, in the database that it was given.</summary>
internal static class Schema
{
    /// <summary>The first migration there is: what is older was squashed into it before anything was deployed.</summary>
    private const string First = "20261128000000_Initial";

    /// <summary>
    /// Brings the schema up to date where it may; refuses a database that this version cannot serve. Called under the lock of the start.
    /// </summary>
    /// <exception cref="StartRefusedException">Not reachable, of a newer version or a trial, or it lacks migrations that it may not
    /// apply.</exception>
    public static async Task BringUpAsync(EnforcementDb db, EnforcementSettings settings, CancellationToken ct)
    {
        var applied = await ReachAsync(() => db.Database.GetAppliedMigrationsAsync(ct), settings);
        var known = db.Database.GetMigrations().ToList();
        var unknown = applied.Except(known).ToList();
        if (unknown.Find(m => string.CompareOrdinal(m, First) < 0) is { } trial)
            throw new StartRefusedException(
                $"The database is of a trial before the first release (migration {trial}). Start with an empty one; docs/operations.md says what can be taken along.");
        if (unknown is [.., var newest])
            throw new StartRefusedException(
                $"The database is of a newer version of the product (migration {newest}). Start that version, or restore the backup made before the upgrade.");
        var pending = known.Except(applied).ToList();
        if (pending.Count == 0) return;
        if (!settings.Migrate)
            throw new StartRefusedException(
                $"The database lacks migrations ({string.Join(", ", pending)}) and Enforcement:Database:Migrate is off: run deploy/{Script(settings.Provider)}, then start again.");
        if (db.Database.IsSqlite()) await BreakStaleLockAsync(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>
    /// EF marks a migration under way by a row, which a kill leaves behind, and then waits for it without end. Who holds the lock of the
    /// start knows that nobody else migrates.
    /// </summary>
    private static async Task BreakStaleLockAsync(EnforcementDb db, CancellationToken ct)
    {
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
    }

    /// <summary>What a database that does not answer means.</summary>
    public static async Task<T> ReachAsync<T>(Func<Task<T>> ask, EnforcementSettings settings)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException or ArgumentException or FormatException
            || e.InnerException is DbException or SocketException or TimeoutException) // the retries of a provider wrap what they gave up on
        {
            var reason = (e is DbException or SocketException or TimeoutException or ArgumentException ? e
                : e.InnerException!).Message.ReplaceLineEndings(" ");
            throw new StartRefusedException(settings.Provider == DatabaseProvider.Sqlite
                ? $"The database {settings.DatabaseFile} cannot be opened: {reason}"
                : $"The {settings.Provider} database of ConnectionStrings:Enforcement cannot be reached: {reason}", e);
        }
    }

    private static string Script(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer ? "sqlserver.sql" : "postgresql.sql";
}
