using Enforcement.Api.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Benchmarks;

/// <summary>The due query uses its index and does not grow with the number of open deadlines.</summary>
internal static class DueBenchmark
{
    private const int Repeats = 300;

    public static async Task<bool> RunAsync()
    {
        await using var app = Bench.App();
        _ = app.Services;
        await Bench.OpenAsync(app, 100, Bench.Start);
        Bench.AddFarDeadlines(app, 0, 10_000);
        var few = await MedianAsync(app);
        Bench.AddFarDeadlines(app, 10_000, 100_000);
        var many = await MedianAsync(app);
        var plan = await PlanAsync(app);
        Console.WriteLine($"     {plan}");
        var usesIndex = Bench.OnServer
            ? plan.Contains("using ix_deadlines_state_dueat", StringComparison.Ordinal)
            : plan.Contains("USING INDEX IX_Deadlines_State_DueAt", StringComparison.Ordinal)
                && !plan.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal);
        if (!usesIndex) Console.WriteLine("MISS the due query does not use its index");
        return Bench.Report("due query at 100,000 open ÷ at 10,000 open (100 due)", many / few, 1.3, "×") & usesIndex;
    }

    private static IQueryable<DeadlineRow> Query(Enforcement.Api.Data.EnforcementDb db) =>
        SweepDeadlines.Handler.Due(db, Bench.Start.AddDays(3), DateTimeOffset.MinValue, 0).Take(500);

    private static Task<double> MedianAsync(EnforcementApp app) => app.DbAsync(async db =>
    {
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++) times.Add(await Bench.TimeAsync(() => Query(db).ToListAsync()));
        return Bench.Median(times.Skip(20));
    });

    private static Task<string> PlanAsync(EnforcementApp app) => app.DbAsync(async db =>
    {
        await using var command = Query(db).CreateDbCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = (Bench.OnServer ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        await using var rows = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync()) plan.Add(rows.GetString(Bench.OnServer ? 0 : 3));
        return string.Join("; ", plan);
    });
}
