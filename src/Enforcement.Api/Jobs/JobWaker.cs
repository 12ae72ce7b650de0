using System.Threading.Channels;
using Hangfire;
using Hangfire.States;

namespace Enforcement.Api.Jobs;

/// <summary>
/// Enqueues a job as soon as a row was committed for it (<see cref="Job.WokenBy"/>), beside the request and not in it. Calls in a burst
/// become one run: whoever calls while
/// one is still to be enqueued is served by that. What gets lost here (a kill, a storage that does not answer) is found by the run of the
/// next minute.
/// </summary>
internal sealed class JobWaker(IServiceProvider services, TimeProvider real, ILogger<JobWaker> log) : BackgroundService
{
    /// <summary>
    /// From one enqueueing of a job to its next: however much is committed, a process makes no more rows of runs than one a second.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Channel<bool>> _calls = JobList.All.Where(j => j.WokenBy is not null)
        .ToDictionary(j => j.Name, _ =>
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    /// <summary>Never waits and never fails. Does nothing for other jobs, or where this process has no storage of jobs.</summary>
    public void Wake(string job)
    {
        if (_calls.TryGetValue(job, out var calls)) calls.Writer.TryWrite(true);
    }

    /// <summary>The same after a while.</summary>
    public void Wake(string job, TimeSpan after) => _ = Task.Delay(after, real).ContinueWith(_ => Wake(job), TaskScheduler.Default);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_calls.Select(c => EnqueueAsync(JobList.All.Single(j => j.Name == c.Key), c.Value.Reader, stoppingToken)));

    private async Task EnqueueAsync(Job job, ChannelReader<bool> calls, CancellationToken ct)
    {
        while (await calls.WaitToReadAsync(ct).AsTask()
            .ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default)) // a stop is no failure
        {
            calls.TryRead(out _);
            try
            {
                services.GetRequiredService<IBackgroundJobClient>().Create(ScheduledJob.CallOf(job), new EnqueuedState());
            }
            catch (Exception e)
            {
                log.LogWarning(e, "{Job} could not be enqueued; the next minute's run does it.", job.Name);
            }
            await Task.Delay(Pause, real, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
