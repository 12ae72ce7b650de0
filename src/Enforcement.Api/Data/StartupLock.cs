using System.Data.Common;
using Enforcement.Api.Shared;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Enforcement.Api.Data;

/// <summary>
/// Held while a process brings the database up to date at its start: of several that start together one works and the others find it
/// done. It goes with its
/// holder, however that ends: a session's lock of the server, or an open file in the data directory.
/// </summary>
internal sealed class StartupLock(IAsyncDisposable held) : IAsyncDisposable
{
    private const long Key = 0x4D595743; // "MYWC": any number that is only ours

    /// <summary>Waits for it, however long the one before takes.</summary>
    public static async Task<StartupLock> TakeAsync(EnforcementSettings settings, CancellationToken ct) => new(settings.Provider switch
    {
        DatabaseProvider.PostgreSql =>
            await AskAsync(new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString),
                    $"SELECT pg_advisory_lock({Key})", ct),
        DatabaseProvider.SqlServer => await AskAsync(
            new SqlConnection(new SqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString),
            "DECLARE @r int; EXEC @r = sp_getapplock @Resource = N'Enforcement start', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1; IF @r < 0 THROW 50002, N'The lock of the start was not given.', 1;", ct),
        _ => await OpenAsync(Path.Combine(settings.DataDirectory, "start.lock"), ct),
    });

    public ValueTask DisposeAsync() => held.DisposeAsync();

    private static async Task<IAsyncDisposable> AskAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 0);
            await command.ExecuteNonQueryAsync(ct);
            return connection; // closed for good with the lock: the pool would keep it open
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return connection; // no database yet: nothing to hold it in
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable> OpenAsync(string file, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(50, ct); // another process starts
            }
        }
    }
}
