using System.Security.Cryptography;
using System.Text;
using Enforcement.Api.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>
/// The database of an app under test, one to a data directory. A SQLite file, or with <c>Enforcement__Database__Provider=PostgreSql</c>
/// in the environment a database
/// of a PostgreSQL server that the run starts for itself.
/// </summary>
public static class TestDatabase
{
    internal static readonly DatabaseProvider Provider =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("Enforcement__Database__Provider") is { Length: > 0 } name ? name
            : nameof(DatabaseProvider.Sqlite));

    /// <summary>True when the run is on a server database.</summary>
    public static bool IsServer => Provider != DatabaseProvider.Sqlite;

    /// <summary>What an app must be told to work on the database of the directory.</summary>
    public static IReadOnlyList<(string Key, string Value)> SettingsOf(string directory) => !IsServer ? [] :
    [
        ("Enforcement:Database:Provider", Provider.ToString()), ("Enforcement:Database:Migrate", "true"),
        ("ConnectionStrings:Enforcement", ConnectionString(directory)),
    ];

    /// <summary>The connection string of the directory's database on the server.</summary>
    public static string ConnectionString(string directory) => PostgreSqlServer.Shared.ConnectionString(NameOf(directory));

    /// <summary>Makes the empty database of a directory; a SQLite file is made by whoever opens it.</summary>
    public static Task CreateAsync(string directory) => IsServer ? PostgreSqlServer.Shared.CreateAsync(NameOf(directory))
        : Task.CompletedTask;

    /// <summary>
    /// Makes the database of a directory a copy of another one's, whatever was there; nobody has either open. (A SQLite file is copied
    /// with its directory.)
    /// </summary>
    internal static async Task CopyAsync(string template, string directory)
    {
        if (!IsServer) return;
        await PostgreSqlServer.Shared.DropAsync(NameOf(directory));
        await PostgreSqlServer.Shared.CreateAsync(NameOf(directory), NameOf(template));
    }

    /// <summary>Takes the journal's protection away, as somebody who owns the database could.</summary>
    internal static Task<int> UnprotectJournalAsync(this EnforcementDb db) => db.Database.ExecuteSqlRawAsync(IsServer
        ? "DROP TRIGGER JournalIsNotChanged ON Journal; DROP TRIGGER JournalIsNotShortened ON Journal"
        : "DROP TRIGGER JournalIsNotChanged; DROP TRIGGER JournalIsNotShortened");

    /// <summary>Executes SQL of hand without looking at foreign keys.</summary>
    internal static Task<int> WithoutForeignKeysAsync(this EnforcementDb db, string sql) => db.Database.ExecuteSqlRawAsync(IsServer
        ? $"SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT"
        : $"PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON");

    /// <summary>Closes the pooled connections of an app that ended, so that its file is whole and its handles are free.</summary>
    public static void Close(string directory)
    {
        if (IsServer)
        {
            using var server = new NpgsqlConnection(ConnectionString(directory));
            NpgsqlConnection.ClearPool(server);
            return;
        }
        SqliteConnection.ClearAllPools(); // a test may have opened the file by words of its own, and another test has a file there after it
    }

    /// <summary>Removes the directory with its database.</summary>
    public static async Task DeleteAsync(string directory)
    {
        Close(directory);
        if (IsServer) await PostgreSqlServer.Shared.DropAsync(NameOf(directory));
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    }

    private static string NameOf(string directory) =>
        $"e{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))))[..24]}";
}
