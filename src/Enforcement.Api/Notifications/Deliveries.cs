using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>A message on its way out, as who keeps the system running needs it. What it says is not told: some of it is for its receiver alone (Art 5).</summary>
/// <param name="Id">Its id, which is also in the message id of a mail and in <c>X-Enforcement-Delivery</c>.</param>
/// <param name="Channel">By which way.</param>
/// <param name="To">Sign-in name of the person, or name of the webhook; null when that is gone.</param>
/// <param name="Unit">Whose notice it is.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="QueuedAt">Since when it waits, legal time.</param>
/// <param name="NextAttemptAt">When it is tried next, while it is queued.</param>
/// <param name="Error">Why the last try failed, or null.</param>
/// <param name="SentAt">When the other side took it, or null.</param>
public sealed record DeliveryView(
    Guid Id, DeliveryChannel Channel, string? To, UnitView Unit, DeliveryState State, int Attempts, DateTimeOffset QueuedAt, DateTimeOffset? NextAttemptAt, string? Error, DateTimeOffset? SentAt);

/// <summary>Messages on their way out, newest first; for administrators and auditors.</summary>
public sealed record ListDeliveries(PageRequest Page, DeliveryState? State = null) : IRequest<Result<Page<DeliveryView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<ListDeliveries, Result<Page<DeliveryView>>>
    {
        public async Task<Result<Page<DeliveryView>>> Handle(ListDeliveries request, CancellationToken cancellationToken)
        {
            if (current.Actor is not { } actor || !(actor.Is(PersonRole.Administrator) || actor.Is(PersonRole.Auditor))) return new Refusal("forbidden", RefusalKind.Forbidden);
            var rows = db.Set<DeliveryRow>().AsNoTracking();
            if (request.State is { } state) rows = rows.Where(d => d.State == state);
            var page = await rows.OrderByDescending(d => d.QueuedAt).ThenBy(d => d.Id).ToPageAsync(request.Page, cancellationToken);
            var targets = page.Items.Select(d => d.Target).ToList();
            var hooks = page.Items.Where(d => d.Channel == DeliveryChannel.Webhook).Select(d => Guid.Parse(d.Target)).ToList();
            var names = await db.Users.Where(p => targets.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.UserName!, cancellationToken);
            foreach (var hook in await db.Set<WebhookRow>().Where(w => hooks.Contains(w.Id)).Select(w => new { w.Id, w.Name }).ToListAsync(cancellationToken)) names[hook.Id.ToString()] = hook.Name;
            var units = await directory.GetAsync(cancellationToken);
            return new Page<DeliveryView>(
                [.. page.Items.Select(d => new DeliveryView(d.Id, d.Channel, names.GetValueOrDefault(d.Target), units.View(d.UnitCode), d.State, d.Attempts, d.QueuedAt, d.State == DeliveryState.Queued ? d.NextAttemptAt : null, d.Error, d.SentAt))],
                page.Total);
        }
    }
}

/// <summary>
/// Has what was laid aside, or failed and waits, tried again with the next run; nothing that was sent is ever sent again, and what waits for its hour keeps waiting. For
/// administrators. Returns how many.
/// </summary>
/// <param name="Id">Which one; null: all that were laid aside.</param>
public sealed record RetryDelivery(Guid? Id) : IRequest<Result<int>>
{
    private const int Batch = 500;

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, JobWaker waker, ICurrentActor current, LegalClock clock) : IRequestHandler<RetryDelivery, Result<int>>
    {
        public async Task<Result<int>> Handle(RetryDelivery request, CancellationToken cancellationToken)
        {
            if (current.Actor?.Is(PersonRole.Administrator) != true) return new Refusal("forbidden", RefusalKind.Forbidden);
            var outcome = await work.RunAsync<Result<int>>(async () =>
            {
                if (request.Id is { } id)
                {
                    if (await db.Set<DeliveryRow>().FindAsync([id], cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
                    if (row.State != DeliveryState.Dead && !(row.State == DeliveryState.Queued && row.Attempts > 0)) return new Refusal("delivery-not-open", RefusalKind.InvalidInStage);
                    Again(row);
                    await db.Set<FailingReceiverRow>().ExecuteDeleteAsync(cancellationToken); // its three days begin anew
                    await db.SaveChangesAsync(cancellationToken);
                    return 1;
                }
                var again = 0;
                await db.Set<FailingReceiverRow>().ExecuteDeleteAsync(cancellationToken);
                while (await db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Dead).OrderBy(d => d.Id).Take(Batch).ToListAsync(cancellationToken) is { Count: > 0 } dead)
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

        private void Again(DeliveryRow row) => (row.State, row.Attempts, row.FirstTriedAt, row.NextAttemptAt) = (DeliveryState.Queued, 0, null, clock.Now);
    }
}

internal static class DeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var preferences = api.MapGroup("/notification-preferences").WithTags("Notices").RequireAuthorization();
        preferences.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new GetPreferences(), ct));
        preferences.MapPut("", async (SetPreferences body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp()).Produces<PreferenceView>().ProducesProblem(422);

        var hooks = api.MapGroup("/webhooks").WithTags("Notices").Allow(PersonRole.Administrator);
        hooks.MapGet("", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListWebhooks(), ct)).ToHttp(w => Results.Ok(new { items = w }))).ProducesProblem(403);
        hooks.MapPost("", async (AddWebhook body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp(w => Results.Created($"/api/webhooks/{w.Id}", w)))
            .Produces<WebhookView>(201).ProducesProblem(403).ProducesProblem(422);
        hooks.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RemoveWebhook(id), ct)).ToHttp(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(403).ProducesProblem(404);
        hooks.MapPost("/{id:guid}/test", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new TestWebhook(id), ct)).ToHttp(_ => Results.NoContent()))
            .WithMetadata(new OwnTransactions()).Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409); // no transaction is kept open while the other side thinks

        var deliveries = api.MapGroup("/deliveries").WithTags("Notices").Allow(PersonRole.Administrator, PersonRole.Auditor);
        deliveries.MapGet("", async (QueryEnum<DeliveryState>? state, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDeliveries(PageRequest.Of(page, pageSize), state?.Value), ct)).ToHttp()).Produces<Page<DeliveryView>>().ProducesProblem(403);
        deliveries.MapPost("/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RetryDelivery(id), ct)).ToHttp(_ => Results.NoContent()))
            .Allow(PersonRole.Administrator).Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        deliveries.MapPost("/retry", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new RetryDelivery(null), ct)).ToHttp(n => Results.Ok(new { retried = n })))
            .Allow(PersonRole.Administrator).ProducesProblem(403);
    }
}
