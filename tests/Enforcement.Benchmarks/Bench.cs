using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.Benchmarks;

/// <summary>What the benchmarks share.</summary>
internal static class Bench
{
    public static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The product on a new database without demo cases.</summary>
    public static EnforcementApp App() => new() { Demo = false, SimulationStart = Start, Settings = Quiet };

    public static readonly IReadOnlyList<(string Key, string Value)> Quiet = [("Logging:LogLevel:Default", "Warning")];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    public static bool Report(string what, double value, double limit, string unit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(value <= limit ? "ok  " : "MISS")} {what}: {value:0.00}{unit} (limit {limit:0.##}{unit})"));
        return value <= limit;
    }

    /// <summary>Opens cases through the one write path.</summary>
    public static async Task<List<string>> OpenAsync(EnforcementApp app, int count, DateTimeOffset at)
    {
        var numbers = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            numbers.Add(await app.InScopeAsync(async services =>
            {
                var opening = new CaseOpening
                {
                    FoundAt = at, Town = "110118101", Village = null, FirstFinder = "110118101", Place = new Place(116.9, 40.5),
                    Address = $"基准测试 {i}",
                    Party = null, InProgress = true, AreaSquareMetres = null, Description = "", LeadId = null,
                };
                var result = await services.GetRequiredService<CaseStore>().OpenAsync(opening, Actor.System, at, CancellationToken.None);
                return result.Value!.Number;
            }));
        }
        return numbers;
    }

    /// <summary>Adds running deadlines that fall due far ahead, each of a case of its own.</summary>
    public static void AddFarDeadlines(EnforcementApp app, int from, int to)
    {
        var numbers = Enumerable.Range(from, to - from);
        var due = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Load(app, "Cases", ["Number", "Town", "FirstFinder", "Stage", "FoundAt", "OpenedAt", "StageSince", "PolicyVersion", "Track",
            "TrackVersion", "Address",
            "Lon", "Lat", "Cell", "IsRepeat", "IsSuspended", "Version", "HeadHash"],
            numbers.Select(i => new object?[] { $"far-{i}", "110118101", "110118101", "Discovered", 0L, 0L, 0L, 1, "inProgress", 1, "",
                116.9, 40.5, 1L,
                false, false, 1, "" }));
        Load(app, "Deadlines", ["CaseNumber", "Kind", "State", "DueAt"],
            numbers.Select(i => new object?[] { $"far-{i}", "Stop", "Running", due.AddMinutes(i).UtcTicks }));
    }

    /// <summary>True when the run is on PostgreSQL (<c>Enforcement__Database__Provider=PostgreSql</c>).</summary>
    public static bool OnServer => TestDatabase.IsServer;

    /// <summary>A connection of its own to the product's database, with the product's own settings.</summary>
    public static DbConnection Open(EnforcementApp app)
    {
        DbConnection connection = OnServer
            ? new NpgsqlConnection(TestDatabase.ConnectionString(app.DataDirectory))
            : new SqliteConnection($"Data Source={Path.Combine(app.DataDirectory, "enforcement.db")};Pooling=False");
        connection.Open();
        if (!OnServer) Execute(connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;");
        return connection;
    }

    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    /// <summary>A statement whose parameters are named, in the order of <see cref="Set"/>.</summary>
    public static DbCommand Prepared(DbConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static void Set(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    /// <summary>
    /// Fills a table the quickest way: on PostgreSQL by COPY, then its statistics; on SQLite by one prepared statement in one transaction.
    /// </summary>
    public static void Load(EnforcementApp app, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        using var connection = Open(app);
        if (connection is NpgsqlConnection server)
        {
            using (var copy = server.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT binary)"))
            {
                foreach (var row in rows) copy.WriteRow(row);
                copy.Complete();
            }
            Execute(connection, $"VACUUM ANALYZE {table}");
            return;
        }
        using var transaction = connection.BeginTransaction();
        using var insert = Prepared(connection,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})",
            [.. columns.Select(c => "@" + c)]);
        insert.Transaction = transaction;
        foreach (var row in rows)
        {
            Set(insert, row);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
