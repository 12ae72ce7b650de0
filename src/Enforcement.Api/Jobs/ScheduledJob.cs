using Hangfire;

namespace Enforcement.Api.Jobs;

/// <summary>
/// What the scheduler starts: the job of that name. Every request behind a job may run again: what it did is rows that the next run finds
/// done. The methods are stored by
/// their names, so that a new name would leave jobs of the release before without a method.
/// </summary>
internal sealed class ScheduledJob(JobRunner runner)
{
    /// <summary>The lock of a job among the processes; {0} is its name.</summary>
    public const string Lock = "job:{0}";

    /// <summary>
    /// No pile of attempts: one more at once against a moment's trouble (a deadlock, a connection), then the next minute's run has its
    /// turn, and the operations page the error.
    /// </summary>
    [DisableConcurrentExecution(Lock, 0)]
    [AutomaticRetry(Attempts = 1, DelaysInSeconds = [5], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task EachMinuteAsync(string name, CancellationToken ct) => RunAsync(name, ct);

    /// <summary>The next run is an hour or a day away: tried for twenty minutes, then listed as failed until someone has seen it.</summary>
    [DisableConcurrentExecution(Lock, 0)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 900], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    public Task SeldomAsync(string name, CancellationToken ct) => RunAsync(name, ct);

    /// <summary>The call of the one or the other.</summary>
    public static Hangfire.Common.Job CallOf(Job job) => job.EachMinute
        ? Hangfire.Common.Job.FromExpression<ScheduledJob>(j => j.EachMinuteAsync(job.Name, CancellationToken.None))
        : Hangfire.Common.Job.FromExpression<ScheduledJob>(j => j.SeldomAsync(job.Name, CancellationToken.None));

    private Task<JobOutcome> RunAsync(string name, CancellationToken ct) =>
        runner.RunHeldAsync(JobList.All.Single(j => j.Name == name), ct);
}
