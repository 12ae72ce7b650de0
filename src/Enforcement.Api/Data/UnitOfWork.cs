
namespace Enforcement.Api.Data;

/// <summary>
/// One transaction: all of it or nothing. Work inside work joins the outer transaction, so that an idempotent answer is
/// stored in the same commit as what it answers for. SQLite takes the write lock at the start (BEGIN IMMEDIATE).
/// <para>
/// On a server others write at the same time. What was in vain because somebody was first (a version, a key, a deadlock) or because the
/// connection broke
/// before the commit is done again from its start on what the database holds then: some times, for some seconds. So work may run more
/// than once: it reads
/// what it decides on, and changes nothing outside the database that a second run would not change alike. Work that begins with rows read
/// before it is not
/// done again, since it could not read them anew. A connection that breaks in the commit itself leaves open whether it was done: that is
/// never repeated here.
/// </para>
/// </summary>
internal sealed class UnitOfWork(EnforcementDb db, WriteGate gate, Stamps stamps, TimeProvider real)
{
    private const int Attempts = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool _isSpoilt, _isCommitting;

    /// <summary>
    /// Runs <paramref name="work"/> and commits when <paramref name="commitIf"/> (default: always) says so of its answer; an exception
    /// rolls back.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct, Func<T, bool>? commitIf = null)
    {
        if (db.Database.CurrentTransaction is not null) return await JoinAsync(work, commitIf);
        var (began, mayRepeat) = (real.GetTimestamp(), !gate.IsAlone && !db.ChangeTracker.Entries().Any());
        for (var attempt = 1; ; attempt++)
        {
            var isLast = !mayRepeat || attempt == Attempts || real.GetElapsedTime(began) > Patience;
            try
            {
                var (isDone, answer) = await OnceAsync(work, commitIf, isLast, ct);
                if (isDone) return answer;
            }
            catch (Exception e) when (!isLast && e.MayPass() && (!_isCommitting || e.IsRolledBack()))
            {
                // once more
            }
            db.ChangeTracker.Clear();
            await Task.Delay(Random.Shared.Next(5, 10 << Math.Min(attempt, 6)), ct);
        }
    }

    private async Task<T> JoinAsync<T>(Func<Task<T>> work, Func<T, bool>? commitIf)
    {
        try
        {
            var inner = await work();
            if (commitIf is not null && !commitIf(inner)) db.ChangeTracker.Clear(); // the outer commit must not write what was refused
            return inner;
        }
        catch (Exception e) when (e.MayPass())
        {
            _isSpoilt = true; // whatever the work around it makes of it (a refusal, a problem): it is not the answer yet
            throw;
        }
    }

    private async Task<(bool IsDone, T Answer)> OnceAsync<T>(Func<Task<T>> work, Func<T, bool>? commitIf, bool isLast, CancellationToken ct)
    {
        (_isSpoilt, _isCommitting) = (false, false);
        await gate.EnterAsync(ct);
        try
        {
            db.Database.AutoSavepointsEnabled = false; // all or nothing: half a unit of work is never kept
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await stamps.LookAsync(db, ct);
            var answer = await work();
            if (_isSpoilt && !isLast) return (false, answer);
            if (commitIf is null || commitIf(answer))
            {
                _isCommitting = true;
                await transaction.CommitAsync(ct);
            }
            else db.ChangeTracker.Clear(); // what was not committed must not be read back
            return (true, answer);
        }
        finally
        {
            gate.Leave();
        }
    }
}
