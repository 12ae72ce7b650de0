using System.Collections.Concurrent;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Quartz;

namespace Enforcement.Api.Jobs;

/// <summary>Runs a job as the system, one run of each at a time whoever starts it, and records how it went. A failure is recorded and thrown.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, LegalClock clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _running = new();

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken ct)
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

    private Task<int> RecordAsync(Job job, DateTimeOffset started, JobOutcome? outcome, string? error, CancellationToken ct) => AsSystemAsync(services =>
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

/// <summary>What the scheduler starts: the job of that name.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(JobList.All.Single(j => j.Name == context.JobDetail.Key.Name), cancellationToken);
}
