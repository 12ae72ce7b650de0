using Enforcement.Api.Data;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>
/// Records what was imported, one import after the other, in batches that are each a commit with the progress in it. One that a stop
/// interrupted goes on behind its last batch at the next start. Of several processes each takes what no other has claimed; what a killed
/// one had goes on
/// elsewhere when its claim has ended.
/// </summary>
internal sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, ImportFiles files, WriteGate gate,
    LegalClock clock, TimeProvider real, ILogger<ImportWorker> log) : BackgroundService
{
    private const int BatchSize = 1_000, MaxAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30), DraftsLive = TimeSpan.FromDays(2);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1), Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Who claims; on SQLite, where there is one process, the same after a restart, so that it goes on at once.</summary>
    private readonly Guid _me = gate.IsAlone ? Guid.Empty : Guid.NewGuid();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ForgetDraftsAsync(stoppingToken);
                while (await NextAsync(stoppingToken) is { } id) await TryRunAsync(id, stoppingToken);
                await signal.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // the database is away: what waits, waits
            {
                LogUnreachable(log, e);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims the oldest that waits and whose file is here.</summary>
    private Task<Guid?> NextAsync(CancellationToken ct) => InScopeAsync(Actor.System, async services =>
    {
        var now = real.GetUtcNow();
        var waiting = services.GetRequiredService<EnforcementDb>().Set<ImportRow>()
            .Where(i => (i.State == ImportState.Queued || i.State == ImportState.Running)
                && (i.ClaimedUntil == null || i.ClaimedUntil <= now || i.ClaimedBy == _me));
        foreach (var id in (await waiting.OrderBy(i => i.ReceivedAt).Select(i => i.Id).ToListAsync(ct))
            .Where(id => File.Exists(files.PathOf(id))))
        {
            if (await services.GetRequiredService<UnitOfWork>().RunAsync(() => waiting.Where(i => i.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ClaimedBy, _me).SetProperty(i => i.ClaimedUntil, now + Claim), ct),
                ct) == 1) return id;
        }
        return (Guid?)null;
    });

    /// <summary>Says again and again that it is at work, until it is told to end.</summary>
    private async Task HoldAsync(Guid id, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                try
                {
                    await ClaimUntilAsync(id, real.GetUtcNow() + Claim, ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogUnreachable(log, e); // the next beat is soon enough
                }
            }
        }
        catch (OperationCanceledException)
        {
            // it ended
        }
    }

    private Task<int> ClaimUntilAsync(Guid id, DateTimeOffset? until, CancellationToken ct) =>
        InScopeAsync(Actor.System, services => services.GetRequiredService<UnitOfWork>().RunAsync(() =>
        services.GetRequiredService<EnforcementDb>().Set<ImportRow>().Where(i => i.Id == id && i.ClaimedBy == _me)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ClaimedUntil, until), ct), ct));

    private async Task TryRunAsync(Guid id, CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var holding = HoldAsync(id, ended.Token);
        try
        {
            await RunAsync(id, ct);
        }
        catch (ImportTakenException)
        {
            LogTaken(log, id);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await ClaimUntilAsync(id, null, CancellationToken.None); // stopping: another one may go on at once
            throw;
        }
        catch (Exception e) when (e.IsTransient())
        {
            LogUnreachable(log, e); // no fault of the import: it goes on when the database is there again
            await Task.Delay(TimeSpan.FromSeconds(2), ct);
        }
        catch (UnreadableFileException e)
        {
            await FinishAsync(id, ImportState.Failed, e.Refusal.Code, ct); // it was read to its end before: somebody changed it on the disk
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(log, id, e);
            if (await BrokeOffAsync(id, ct) >= MaxAttempts) await FinishAsync(id, ImportState.Failed, "import-broken-off", ct);
            else await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
        finally
        {
            await ended.CancelAsync();
            await holding;
        }
    }

    private async Task RunAsync(Guid id, CancellationToken ct)
    {
        var (row, units) = await InScopeAsync(Actor.System, async services => (
            await services.GetRequiredService<EnforcementDb>().Set<ImportRow>().AsNoTracking().SingleAsync(i => i.Id == id, ct),
            await services.GetRequiredService<UnitDirectory>().GetAsync(ct)));
        var actor = ImportViews.Read<Actor>(row.Actor);
        var plan = ImportViews.PlanOf(row) ?? throw new InvalidOperationException($"Import {id} waits without a plan.");
        var file = SourceFile.Open(files.PathOf(id));
        var reader = new ImportReader(row.Kind, plan, file.Columns, new TownNames(units), row.ReceivedAt);
        using var batches = file.Rows().Skip(row.Read).Select(r => new BatchRow(r, reader.Read(r))).Chunk(BatchSize).GetEnumerator();
        var ahead = NextBatchAsync(); // is read while the one before it is written
        try
        {
            while (await ahead is { } batch)
            {
                ct.ThrowIfCancellationRequested();
                ahead = NextBatchAsync();
                await InScopeAsync(actor, services => services.GetRequiredService<ImportBatch>()
                    .RecordAsync(id, _me, row.Kind, batch, actor, clock.Now, ct));
            }
        }
        finally
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await FinishAsync(id, ImportState.Done, null, ct);
        files.Delete(id);

        Task<BatchRow[]?> NextBatchAsync() => Task.Run(() => batches.MoveNext() ? batches.Current : null, ct);
    }

    private Task<int> BrokeOffAsync(Guid id, CancellationToken ct) =>
        InScopeAsync(Actor.System, services => services.GetRequiredService<UnitOfWork>().RunAsync(async () =>
    {
        var imports = services.GetRequiredService<EnforcementDb>().Set<ImportRow>().Where(i => i.Id == id);
        await imports.ExecuteUpdateAsync(set => set.SetProperty(i => i.Attempts, i => i.Attempts + 1), ct);
        return await imports.Select(i => i.Attempts).SingleAsync(ct);
    }, ct));

    private Task<int> FinishAsync(Guid id, ImportState state, string? failure, CancellationToken ct) =>
        InScopeAsync(Actor.System, services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(async () =>
        {
            var db = services.GetRequiredService<EnforcementDb>();
            var row = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
            if (row.ClaimedBy != _me) throw new ImportTakenException();
            (row.State, row.Failure, row.FinishedAt) = (state, failure, clock.Now);
            row.Version++;
            return await db.SaveChangesAsync(ct);
        }, ct));

    /// <summary>A draft that nobody confirmed is no import, and its file no longer wanted.</summary>
    private Task<bool> ForgetDraftsAsync(CancellationToken ct) => InScopeAsync(Actor.System, async services =>
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var before = clock.Now - DraftsLive;
        if (!await db.Set<ImportRow>().AnyAsync(i => i.State == ImportState.Draft && i.ReceivedAt < before, ct)) return false;
        return await services.GetRequiredService<UnitOfWork>().RunAsync(async () =>
        {
            foreach (var id in await db.Set<ImportRow>().Where(i => i.State == ImportState.Draft && i.ReceivedAt < before)
                .Select(i => i.Id).ToListAsync(ct))
                if (await db.Set<ImportRow>().Where(i => i.Id == id && i.State == ImportState.Draft)
                    .ExecuteDeleteAsync(ct) == 1) files.Delete(id); // else it was confirmed at this moment
            return true;
        }, ct);
    });

    private async Task<T> InScopeAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(actor);
        return await work(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} broke off.")]
    private static partial void LogBroken(ILogger log, Guid id, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Id} was silent for too long: another process goes on with it.")]
    private static partial void LogTaken(ILogger log, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Imports cannot be looked for; trying again.")]
    private static partial void LogUnreachable(ILogger log, Exception e);
}
