using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Testing;

namespace Enforcement.Benchmarks;

/// <summary>
/// A sweep over 100,000 open deadlines of which 1,000 are due, against the bare writes of the same rows by prepared statements through the
/// same database: fifty cases a transaction as the sweep does, the same safety. Rounds alternate.
/// </summary>
internal static class SweepBenchmark
{
    private const int Open = 100_000, Due = 1_000, Rounds = 5, Together = 50;

    public static async Task<bool> RunAsync()
    {
        await using var app = Bench.App();
        _ = app.Services;
        Bench.AddFarDeadlines(app, 0, Open - Due);
        var (sweeps, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++) // the first warms up
        {
            var at = Bench.Start.AddDays(10 * round);
            await Bench.OpenAsync(app, Due, at);
            await app.SendAsync(new Enforcement.Api.Simulation.MoveClock(at.AddDays(3)), Admin);
            var before = MaxJournal(app);
            SweepResult result = null!;
            var sweep = await Bench.TimeAsync(async () => result = await app.SendAsync(new SweepDeadlines()));
            if (result.Cases != Due) throw new InvalidOperationException($"The sweep passed {result.Cases} cases.");
            var write = await Bench.TimeAsync(() => BareAsync(app, before, round));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"     round {round}: sweep {sweep:0} ms, bare writes {write:0} ms, ratio {sweep / write:0.00}"));
            if (round == 0) continue;
            sweeps.Add(sweep);
            bare.Add(write);
        }
        return Bench.Report($"sweep of {Due} due among {Open} open ÷ bare writes", Bench.Median(sweeps) / Bench.Median(bare),
            Bench.OnServer ? 2 : 1.5, "×");
    }

    private static readonly Workflows.Organisations.Actor Admin =
        new("admin", "admin", "110118", Workflows.Organisations.UnitKind.District, [Workflows.Organisations.PersonRole.Administrator]);

    private static long MaxJournal(EnforcementApp app)
    {
        using var connection = Bench.Open(app);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(Id) FROM Journal";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// Writes again what the sweep wrote for each case: its journal entry, its row, its deadline, its notice in the outbox.
    /// </summary>
    private static Task BareAsync(EnforcementApp app, long after, int round)
    {
        using var connection = Bench.Open(app);
        var streams = new List<string>();
        using (var read = Bench.Prepared(connection, "SELECT Stream FROM Journal WHERE Id > @after ORDER BY Id", "@after"))
        {
            Bench.Set(read, after);
            using var rows = read.ExecuteReader();
            while (rows.Read()) streams.Add(rows.GetString(0));
        }
        using var journal = Bench.Prepared(connection, """
            INSERT INTO Journal (Stream, Sequence, At, RecordedAt, Type, By, ByName, Unit, PolicyVersion, Process, Data, Hash)
            SELECT @bare || Stream, Sequence, At, RecordedAt, Type, By, ByName, Unit, PolicyVersion, Process, Data, Hash FROM Journal WHERE Stream = @stream AND Sequence = 3
            """, "@bare", "@stream");
        using var row = Bench.Prepared(connection,
            "UPDATE Cases SET LateSince = LateSince, NextDueAt = NextDueAt, Version = Version, HeadHash = HeadHash || '' WHERE Number = @number", "@number");
        using var deadline = Bench.Prepared(connection,
            "UPDATE Deadlines SET State = 'Running' WHERE CaseNumber = @number AND Kind = 'Stop'", "@number");
        using var back = Bench.Prepared(connection,
            "UPDATE Deadlines SET State = 'Breached' WHERE CaseNumber = @number AND Kind = 'Stop'", "@number");
        using var outbox = Bench.Prepared(connection, """
            INSERT INTO Outbox (Id, Kind, Subject, Payload, CreatedAt, NextAttemptAt, Attempts)
            SELECT @id, Kind, Subject, Payload, CreatedAt, NextAttemptAt, 0 FROM Outbox WHERE Subject = @stream LIMIT 1
            """, "@id", "@stream");
        foreach (var together in streams.Chunk(Together))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var stream in together)
            {
                var number = stream["case/".Length..];
                Bench.Set(journal, $"bare{round}/", stream);
                Bench.Set(row, number);
                Bench.Set(deadline, number);
                Bench.Set(back, number);
                Bench.Set(outbox, Guid.NewGuid(), stream);
                foreach (var command in new[] { journal, row, deadline, back, outbox })
                {
                    command.Transaction = transaction;
                    if (Bench.OnServer) command.Prepare(); // once; SQLite's does so by itself
                    command.ExecuteNonQuery();
                }
            }
            transaction.Commit();
        }
        return Task.CompletedTask;
    }
}
