using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Has what was laid aside, or failed and waits, tried again with the next run; nothing that was sent is ever sent again, and what waits
/// for its hour keeps waiting. For
/// administrators. Returns how many.
/// </summary>
/// <param name="Id">Which one; null: all that were laid aside.</param>
public sealed record RetryDelivery(Guid? Id) : IRequest<Result<int>>
{
    private const int Batch = 500;

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, JobWaker waker, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RetryDelivery, Result<int>>
    {
        public async Task<Result<int>> Handle(RetryDelivery request, CancellationToken cancellationToken)
        {
            if (current.Actor?.Is(PersonRole.Administrator) != true) return Refusal.Forbidden;
            var outcome = await work.RunAsync<Result<int>>(async () =>
            {
                if (request.Id is { } id)
                {
                    if (await db.Set<DeliveryRow>().FindAsync([id], cancellationToken) is not { } row) return Refusal.NotFound;
                    if (row.State != DeliveryState.Dead && !(row.State == DeliveryState.Queued && row.Attempts > 0)) return new Refusal(
                        "delivery-not-open", RefusalKind.InvalidInStage);
                    Again(row);
                    await db.Set<FailingReceiverRow>().ExecuteDeleteAsync(cancellationToken); // its three days begin anew
                    await db.SaveChangesAsync(cancellationToken);
                    return 1;
                }
                var again = 0;
                await db.Set<FailingReceiverRow>().ExecuteDeleteAsync(cancellationToken);
                while (await db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Dead).OrderBy(d => d.Id).Take(Batch)
                    .ToListAsync(cancellationToken) is { Count: > 0 } dead)
                {
                    dead.ForEach(Again);
                    again += await db.SaveChangesAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                }
                return again;
            }, cancellationToken, r => r.IsOk);
            if (outcome.IsOk) waker.Wake(NotificationsRoom.Deliveries);
            return outcome;
        }

        private void Again(DeliveryRow row) => (row.State, row.Attempts, row.FirstTriedAt, row.NextAttemptAt) = (DeliveryState.Queued, 0,
            null, clock.Now);
    }
}
