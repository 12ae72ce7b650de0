using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Imports;
using Enforcement.Api.Journal;
using Enforcement.Api.Leads;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.Benchmarks;

/// <summary>
/// 100,000 patches from a GeoJSON file, against bare inserts of the very rows that they became, 1,000 to a commit: by prepared
/// statements, on PostgreSQL by COPY,
/// and, for comparison, in the batches that EF Core makes; and the memory that it takes.
/// </summary>
internal static class ImportBenchmark
{
    private const int Patches = 100_000, Batch = 1_000;
    private const double MaxMegabytes = 500;
    private static readonly Actor Planner = new("planning", "规划干部", "110118-PLN", UnitKind.Planning, [PersonRole.PlanningOfficer]);
    private static readonly string[] Tables = ["Leads", "Journal"];

    public static async Task<bool> RunAsync()
    {
        await using var app = Bench.App();
        _ = app.Services;
        var file = Path.Combine(app.DataDirectory, "patches.geojson");
        Write(file);
        long peak = 0;
        await using var watch = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20);

        var clock = Stopwatch.StartNew();
        ImportView import;
        await using (var content = File.OpenRead(file)) import = (
            await app.SendAsync(new StartImport(ImportKind.Satellite, content, "patches.geojson", new ImportOptions()), Planner)).Value!;
        var received = clock.Elapsed;
        while (import.State is not (ImportState.Done or ImportState.Failed))
        {
            await Task.Delay(20);
            import = (await app.SendAsync(new GetImport(import.Id), Planner)).Value!;
        }
        var took = clock.Elapsed.TotalSeconds;
        if (import.Created != Patches) throw new InvalidOperationException($"{import.State}: {import.Created} of {Patches}");
        await watch.DisposeAsync();
        var (batches, prepared) = (await BatchesAsync(app), Bench.OnServer ? Copied(app) : Prepared(app));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"     {Patches / took:0} patches/s (read through in {received.TotalSeconds:0.0} s, all in {took:0.0} s); EF Core's batches {Patches / batches:0} ({took / batches:0.00}×), bare {Patches / prepared:0}; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        return Bench.Report("import of 100,000 patches ÷ bare inserts of the same rows with the same commits, time", took / prepared,
            2.5, "×")
            & Bench.Report("memory of the whole process at its peak", peak / 1048576.0, MaxMegabytes, " MB");
    }

    /// <summary>Writes the rows again, into a second database of the product, as EF Core batches them.</summary>
    private static async Task<double> BatchesAsync(EnforcementApp app)
    {
        await using var other = Bench.App();
        _ = other.Services;
        var leads = await app.DbAsync(db => db.Set<LeadRow>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());
        var entries = (await app.DbAsync(db => db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream.StartsWith("lead/"))
            .ToListAsync())).ToDictionary(e => e.Stream);
        return await Bench.TimeAsync(async () =>
        {
            foreach (var batch in leads.Chunk(Batch))
            {
                await other.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async () =>
                {
                    var db = services.GetRequiredService<EnforcementDb>();
                    foreach (var lead in batch)
                    {
                        db.Add(lead);
                        db.Add(Copy(entries[LeadStore.StreamOf(lead.Id)]));
                    }
                    return await db.SaveChangesAsync();
                }, CancellationToken.None));
            }
        }) / 1000;
    }

    private static JournalRow Copy(JournalRow e) => new()
    {
        Stream = e.Stream, Sequence = e.Sequence, At = e.At, RecordedAt = e.RecordedAt, Type = e.Type, By = e.By, ByName = e.ByName,
        Unit = e.Unit, PolicyVersion = e.PolicyVersion,
        Process = e.Process, Data = e.Data, Hash = e.Hash,
    };

    /// <summary>Writes the rows again, into tables of the same indexes beside the product's.</summary>
    private static double Copied(EnforcementApp app)
    {
        using var connection = (NpgsqlConnection)Bench.Open(app);
        var rows = new List<List<object[]>>();
        foreach (var table in Tables)
        {
            Bench.Execute(connection, $"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)");
            rows.Add([.. Query(connection, $"SELECT * FROM {table} WHERE {(table == "Leads" ? "true" : "Stream LIKE 'lead/%'")}")]);
        }
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < Patches; from += Batch)
        {
            using var transaction = connection.BeginTransaction();
            for (var table = 0; table < Tables.Length; table++)
            {
                using var copy = connection.BeginBinaryImport($"COPY bare_{Tables[table]} FROM STDIN (FORMAT binary)");
                foreach (var row in rows[table].Skip(from).Take(Batch)) copy.WriteRow(row!);
                copy.Complete();
            }
            transaction.Commit();
        }
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Writes the rows again, into tables of the same indexes in a file of their own.</summary>
    private static double Prepared(EnforcementApp app)
    {
        var copy = Path.Combine(app.DataDirectory, "bare.db");
        using var connection = (SqliteConnection)Bench.Open(app);
        Execute(connection, $"ATTACH '{copy}' AS bare; PRAGMA bare.journal_mode=WAL; PRAGMA bare.synchronous=FULL;");
        foreach (var sql in Query(connection,
            $"SELECT sql FROM main.sqlite_master WHERE tbl_name IN ('{string.Join("','", Tables)}') AND type IN ('table','index') AND sql IS NOT NULL ORDER BY type DESC").Select(r => (string)r[0]).ToList())
            Execute(connection, sql.Replace("CREATE TABLE ", "CREATE TABLE bare.", StringComparison.Ordinal)
                .Replace("INDEX \"", "INDEX bare.\"", StringComparison.Ordinal));
        var rows = Tables.Select(t => Query(connection, $"SELECT * FROM main.{t} WHERE {(t == "Leads" ? "1" : "Stream LIKE 'lead/%'")}")
            .ToList()).ToList();
        var clock = Stopwatch.StartNew();
        var inserts = Tables.Select((t, i) => Insert(connection, t, rows[i][0].Length)).ToList();
        for (var from = 0; from < Patches; from += Batch)
        {
            using var transaction = connection.BeginTransaction();
            for (var table = 0; table < Tables.Length; table++)
            {
                inserts[table].Transaction = transaction;
                foreach (var row in rows[table].Skip(from).Take(Batch))
                {
                    for (var i = 0; i < row.Length; i++) inserts[table].Parameters[i].Value = row[i];
                    inserts[table].ExecuteNonQuery();
                }
            }
            transaction.Commit();
        }
        var seconds = clock.Elapsed.TotalSeconds;
        foreach (var insert in inserts) insert.Dispose();
        return seconds;
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO bare.{table} VALUES ({string.Join(',', Enumerable.Range(0, columns).Select(i => $"$p{i}"))})";
        for (var i = 0; i < columns; i++) command.Parameters.AddWithValue($"$p{i}", DBNull.Value);
        return command;
    }

    private static IEnumerable<object[]> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Write(string file)
    {
        using var writer = new StreamWriter(file);
        writer.Write("""{"type":"FeatureCollection","features":[""");
        for (var i = 0; i < Patches; i++)
        {
            var (lon, lat) = (116.70 + i % 400 * 0.002, 40.25 + i / 400 * 0.002);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $$$"""{{{(i == 0 ? "" : ",")}}}{"type":"Feature","properties":{"TBBH":"B{{{i}}}","XZQMC":"溪翁庄镇","TBMJ":{{{100 + i % 900}}},"HSX":"2026-03-15","DLMC":"水浇地"},"geometry":{"type":"Polygon","coordinates":[[[{{{lon:F6}}},{{{lat:F6}}}],[{{{lon + 0.0004:F6}}},{{{lat:F6}}}],[{{{lon + 0.0005:F6}}},{{{lat + 0.0003:F6}}}],[{{{lon:F6}}},{{{lat + 0.0003:F6}}}],[{{{lon:F6}}},{{{lat:F6}}}]]]}}"""));
        }
        writer.Write("]}");
    }
}
