using System.Diagnostics;
using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(value <= limit ? "ok  " : "MISS")} {what}: {value:0.00}{unit} (limit {limit:0.##}{unit})"));
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
                var opening = new CaseOpening("", at, "110118101", null, "110118101", new Place(116.9, 40.5), $"基准测试 {i}", null, true, null, "", [], null);
                var result = await services.GetRequiredService<CaseStore>().OpenAsync(opening, Actor.System, at, CancellationToken.None);
                return result.Value!.Number;
            }));
        }
        return numbers;
    }

    /// <summary>Adds running deadlines that fall due far ahead, each of a case of its own, by bare inserts.</summary>
    public static void AddFarDeadlines(EnforcementApp app, int from, int to)
    {
        using var connection = Open(app);
        using var transaction = connection.BeginTransaction();
        using var addCase = connection.CreateCommand();
        addCase.CommandText = "INSERT INTO Cases (Number, Town, FirstFinder, Stage, FoundAt, OpenedAt, StageSince, PolicyVersion, Address, Lon, Lat, IsRepeat, IsSuspended, Version, HeadHash) VALUES ($n, '110118101', '110118101', 'Discovered', 0, 0, 0, 1, '', 116.9, 40.5, 0, 0, 1, '')";
        using var addDeadline = connection.CreateCommand();
        addDeadline.CommandText = "INSERT INTO Deadlines (CaseNumber, Kind, State, DueAt) VALUES ($n, 'Stop', 'Running', $due)";
        var due = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = from; i < to; i++)
        {
            foreach (var command in new[] { addCase, addDeadline })
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("$n", $"far-{i}");
                if (command == addDeadline) command.Parameters.AddWithValue("$due", due.AddMinutes(i).UtcTicks);
                command.ExecuteNonQuery();
            }
        }
        transaction.Commit();
    }

    /// <summary>A connection with the product's own settings.</summary>
    public static SqliteConnection Open(EnforcementApp app)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(app.DataDirectory, "enforcement.db")};Pooling=False");
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";
        pragmas.ExecuteNonQuery();
        return connection;
    }
}
