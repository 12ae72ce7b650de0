using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>
/// Lets one writer at a time into a SQLite file: waiting in the process is many times faster and fairer than SQLite's busy timeout.
/// Open (never waits) on SQL Server. One a process and database.
/// </summary>
internal sealed class WriteGate(bool singleWriter) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public Task EnterAsync(CancellationToken ct) => singleWriter ? _gate.WaitAsync(ct) : Task.CompletedTask;

    public void Leave()
    {
        if (singleWriter) _gate.Release();
    }

    public void Dispose() => _gate.Dispose();
}

/// <summary>
/// One transaction: all of it or nothing. Work inside work joins the outer transaction, so that an idempotent answer is
/// stored in the same commit as what it answers for. SQLite takes the write lock at the start (BEGIN IMMEDIATE).
/// </summary>
internal sealed class UnitOfWork(EnforcementDb db, WriteGate gate)
{
    /// <summary>Runs <paramref name="work"/> and commits when <paramref name="commitIf"/> (default: always) says so of its answer; an exception rolls back.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct, Func<T, bool>? commitIf = null)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var inner = await work();
            if (commitIf is not null && !commitIf(inner)) db.ChangeTracker.Clear(); // the outer commit must not write what was refused
            return inner;
        }
        await gate.EnterAsync(ct);
        try
        {
            db.Database.AutoSavepointsEnabled = false; // all or nothing: half a unit of work is never kept
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var answer = await work();
            if (commitIf is null || commitIf(answer)) await transaction.CommitAsync(ct);
            else db.ChangeTracker.Clear(); // what was not committed must not be read back
            return answer;
        }
        finally
        {
            gate.Leave();
        }
    }
}
