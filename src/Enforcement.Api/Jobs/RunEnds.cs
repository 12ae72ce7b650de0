using Hangfire.States;
using Hangfire.Storage;

namespace Enforcement.Api.Jobs;

/// <summary>How the rows of runs end: one that finds its job running goes away quietly, and finished ones do not pile up.</summary>
internal sealed class RunEnds(JobWaker waker) : IElectStateFilter, IApplyStateFilter
{
    private static readonly TimeSpan KeptOften = TimeSpan.FromMinutes(10), KeptSeldom = TimeSpan.FromDays(1),
        KeptFailed = TimeSpan.FromDays(7);

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState { Exception: DistributedLockTimeoutException }) return;
        // What was committed while the other run was on its way may have come too late for it.
        waker.Wake(NameOf(context.BackgroundJob.Job));
        context.CandidateState = new DeletedState { Reason = "It is running already." };
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        context.JobExpirationTimeout = context.BackgroundJob.Job?.Method.Name == nameof(ScheduledJob.EachMinuteAsync) ? KeptOften
            : KeptSeldom;
        if (context.NewState is FailedState) transaction.ExpireJob(context.BackgroundJob.Id, KeptFailed); // seen or not
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    private static string NameOf(Hangfire.Common.Job? job) => job?.Args is [string name, ..] ? name : "";
}
