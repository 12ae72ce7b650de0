using System.Collections.Concurrent;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Hangfire;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Jobs;

/// <summary>
/// Runs a job as the system, one run of each at a time whoever starts it, and records how it went. A failure is recorded and thrown.
/// </summary>
/// <param name="storage">What all processes of the installation share; null where this process neither runs nor enqueues jobs, and is the
/// only one.</param>
internal sealed class JobRunner(IServiceScopeFactory scopes, LegalClock clock, JobStorage? storage = null) : IDisposable
{
    /// <summary>How long a drill waits for a run of another process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _running = new();

    /// <summary>Runs it now, behind whichever run is on its way, in whatever process.</summary>
    public async Task<JobOutcome> RunAsync(Job job, CancellationToken ct)
    {
        using var connection = storage?.GetConnection();
        using var held = connection?.AcquireDistributedLock(ScheduledJob.Lock.Replace("{0}", job.Name, StringComparison.Ordinal), Patience);
        return await RunHeldAsync(job, ct);
    }

    /// <summary>Runs it for who holds its lock among the processes.</summary>
    public async Task<JobOutcome> RunHeldAsync(Job job, CancellationToken ct)
    {
        var one = _running.GetOrAdd(job.Name, _ => new SemaphoreSlim(1, 1));
        await one.WaitAsync(ct);
        try
        {
            var started = clock.Now;
            try
            {
                var outcome = await AsSystemAsync(services => job.Send(services.GetRequiredService<IMediator>(), ct));
                await RecordAsync(job, started, outcome, null, ct);
                return outcome;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await RecordAsync(job, started, null, e.Message, ct);
                throw;
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        foreach (var one in _running.Values) one.Dispose();
    }

    private async Task RecordAsync(Job job, DateTimeOffset started, JobOutcome? outcome, string? error, CancellationToken ct)
    {
        try
        {
            await WriteAsync(job, started, outcome, error, ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate()) // another process wrote the first run of this job at the same moment
        {
            await WriteAsync(job, started, outcome, error, ct);
        }
    }

    private Task<int> WriteAsync(Job job, DateTimeOffset started, JobOutcome? outcome, string? error, CancellationToken ct) =>
        AsSystemAsync(services =>
    {
        var db = services.GetRequiredService<EnforcementDb>();
        return services.GetRequiredService<UnitOfWork>().RunAsync(async () =>
        {
            var row = await db.Set<JobRunRow>().FindAsync([job.Name], ct);
            if (row is null) db.Add(row = new JobRunRow { Name = job.Name });
            (row.StartedAt, row.EndedAt, row.Done, row.Failed, row.Error) = (started, clock.Now, outcome?.Done, outcome?.Failed, error);
            return await db.SaveChangesAsync(ct);
        }, ct);
    });

    private async Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
        return await work(scope.ServiceProvider);
    }
}
