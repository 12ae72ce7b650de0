using MediatR;

namespace Enforcement.Api.Jobs;

/// <summary>How many things a run of a job did, and how many of them failed and stand on the operations page.</summary>
public sealed record JobOutcome(int Done, int Failed);

/// <summary>A job: a request that the system sends by itself.</summary>
/// <param name="Name">Its name on the operations page.</param>
/// <param name="Cron">When, in Asia/Shanghai: six fields, seconds first.</param>
/// <param name="Send">Sends it; the answer says how many things were done.</param>
/// <param name="Turn">Its place among the jobs in a drill; those of one turn follow the list of rooms.</param>
/// <param name="CatchesUp">Runs also at start and in a drill; false for what reads the whole database and misses nothing by waiting for
/// its hour.</param>
/// <param name="WokenBy">Rows for which it also runs as soon as one is committed (<see cref="JobWaker"/>); each minute is their net.
/// Null: none.</param>
internal sealed record Job(string Name, string Cron, Func<IMediator, CancellationToken, Task<JobOutcome>> Send,
    JobTurn Turn = JobTurn.Facts, bool CatchesUp = true, Type? WokenBy = null)
{
    /// <summary>A job none of whose items fails by itself.</summary>
    public Job(string name, string cron, IRequest<int> request, JobTurn turn = JobTurn.Facts)
        : this(name, cron, async (mediator, ct) => new JobOutcome(await mediator.Send(request, ct), 0), turn)
    {
    }

    /// <summary>True when the next run, a minute later, makes up for one that failed.</summary>
    public bool EachMinute => Cron.EndsWith(" * * * * *", StringComparison.Ordinal);
}

/// <summary>The jobs of all rooms, in the order in which a drill runs them.</summary>
internal static class JobList
{
    /// <summary>The job that hands messages on.</summary>
    public const string Outbox = "outbox";

    public static IReadOnlyList<Job> All { get; } = [.. Composition.Rooms.SelectMany(r => r.Jobs).OrderBy(j => j.Turn)];
}
