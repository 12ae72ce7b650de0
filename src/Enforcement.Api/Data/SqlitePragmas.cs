using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Enforcement.Api.Data;

/// <summary>
/// Sets every SQLite connection as it opens. WAL: readers never wait for the writer. FULL: a commit is on the disk before it
/// is answered, so that power loss loses no accepted write (NORMAL would lose the last ones in WAL).
/// The busy timeout is for what does not pass the <see cref="WriteGate"/>: another process, a backup.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        if (command is not null) await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// EF asks by a read-only connection whether the file is there; a restored one is not in WAL yet, and cannot be brought there by
    /// reading.
    /// </summary>
    private static DbCommand? Command(DbConnection connection)
    {
        if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase)) return null;
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        return command;
    }
}
