using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared.Idempotency;
using MediatR;

namespace Enforcement.Api.Jobs;

/// <summary>A job: a request that the system sends by itself.</summary>
/// <param name="Name">Its name on the operations page.</param>
/// <param name="Cron">When, in Asia/Shanghai.</param>
/// <param name="Send">Sends it; the answer says in a word what was done.</param>
internal sealed record Job(string Name, string Cron, Func<IMediator, CancellationToken, Task<object>> Send);

/// <summary>All jobs, in the order in which a drill runs them: each also runs once at start, to catch up.</summary>
internal static class JobList
{
    public static readonly IReadOnlyList<Job> All =
    [
        new("deadlines", "0 * * * * ?", async (mediator, ct) => await mediator.Send(new SweepDeadlines(), ct)),
        new("outbox", "0/5 * * * * ?", async (mediator, ct) => await mediator.Send(new DispatchOutbox(), ct)),
        new("idempotency-keys", "0 20 3 * * ?", async (mediator, ct) => await mediator.Send(new ForgetOldKeys(), ct)),
    ];
}
