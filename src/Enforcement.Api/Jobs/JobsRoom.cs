using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared.Idempotency;

namespace Enforcement.Api.Jobs;

/// <summary>What runs by itself, and what is done once a minute or a day for all rooms.</summary>
internal static class JobsRoom
{
    public static Room It => new()
    {
        Services = JobSetup.AddJobs,
        OtherRoutes = [JobDashboard.Map],
        Jobs =
        [
            new(JobList.Outbox, "30 * * * * *", async (mediator, ct) =>
            {
                var sent = await mediator.Send(new DispatchOutbox(), ct);
                return new JobOutcome(sent.Delivered, sent.Failed);
            }, JobTurn.Messages, WokenBy: typeof(OutboxRow)),
            new("idempotency-keys", "0 20 3 * * *", new ForgetOldKeys(), JobTurn.Upkeep),
        ],
    };
}
