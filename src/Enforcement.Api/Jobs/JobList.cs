using Enforcement.Api.Audit;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Escalation;
using Enforcement.Api.Journal;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Api.Suspensions;
using MediatR;

namespace Enforcement.Api.Jobs;

/// <summary>How many things a run of a job did, and how many of them failed and stand on the operations page.</summary>
public sealed record JobOutcome(int Done, int Failed);

/// <summary>A job: a request that the system sends by itself.</summary>
/// <param name="Name">Its name on the operations page.</param>
/// <param name="Cron">When, in Asia/Shanghai: six fields, seconds first.</param>
/// <param name="Send">Sends it; the answer says how many things were done.</param>
/// <param name="CatchesUp">Runs also at start and in a drill; false for what reads the whole database and misses nothing by waiting for its hour.</param>
internal sealed record Job(string Name, string Cron, Func<IMediator, CancellationToken, Task<JobOutcome>> Send, bool CatchesUp = true)
{
    /// <summary>True when the next run, a minute later, makes up for one that failed.</summary>
    public bool EachMinute => Cron.EndsWith(" * * * * *", StringComparison.Ordinal);
}

/// <summary>All jobs, in the order in which a drill runs them.</summary>
internal static class JobList
{
    /// <summary>Those that also run as soon as something is committed for them (<see cref="JobWaker"/>); each minute is their net.</summary>
    public const string Outbox = "outbox", Deliveries = "deliveries";

    public static readonly IReadOnlyList<Job> All =
    [
        new("deadlines", "0 * * * * *", async (mediator, ct) =>
        {
            var swept = await mediator.Send(new SweepDeadlines(), ct);
            return new JobOutcome(swept.Cases, swept.Failed);
        }),
        new("monthly-reports", "0 5 * * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new KeepReports(), ct), 0)),
        new("unit-ladder", "0 10 * * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new ProposeMeasures(), ct), 0)),
        new("suspension-lifts", "0 15 * * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new ProposeLifts(), ct), 0)),
        new("warnings", "15 * * * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new WarnOfDeadlines(), ct), 0)),
        new(Outbox, "30 * * * * *", async (mediator, ct) =>
        {
            var sent = await mediator.Send(new DispatchOutbox(), ct);
            return new JobOutcome(sent.Delivered, sent.Failed);
        }),
        new(Deliveries, "5 * * * * *", (mediator, ct) => mediator.Send(new SendDeliveries(), ct)),
        new("idempotency-keys", "0 20 3 * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new ForgetOldKeys(), ct), 0)),
        new("audit", "0 40 3 * * *", async (mediator, ct) => new JobOutcome(await mediator.Send(new ForgetOldAudit(), ct), 0)),
        new("journals", "0 30 2 * * *", async (mediator, ct) =>
        {
            var verified = await mediator.Send(new VerifyJournals(), ct);
            return new JobOutcome(verified.Streams, verified.Broken.Count);
        }, CatchesUp: false),
    ];
}
