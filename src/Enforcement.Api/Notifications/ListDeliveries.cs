using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// A message on its way out, as who keeps the system running needs it. What it says is not told: some of it is for its receiver alone
/// (Art 5).
/// </summary>
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
    Guid Id, DeliveryChannel Channel, string? To, UnitView Unit, DeliveryState State, int Attempts, DateTimeOffset QueuedAt,
    DateTimeOffset? NextAttemptAt, string? Error, DateTimeOffset? SentAt);

/// <summary>Messages on their way out, newest first; for administrators and auditors.</summary>
public sealed record ListDeliveries(PageRequest Page, DeliveryState? State = null) : IRequest<Result<Page<DeliveryView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<ListDeliveries,
        Result<Page<DeliveryView>>>
    {
        public async Task<Result<Page<DeliveryView>>> Handle(ListDeliveries request, CancellationToken cancellationToken)
        {
            if (current.Actor is not { } actor
                || !(actor.Is(PersonRole.Administrator) || actor.Is(PersonRole.Auditor))) return Refusal.Forbidden;
            var rows = db.Set<DeliveryRow>().AsNoTracking();
            if (request.State is { } state) rows = rows.Where(d => d.State == state);
            var page = await rows.OrderByDescending(d => d.QueuedAt).ThenBy(d => d.Id).ToPageAsync(request.Page, cancellationToken);
            var targets = page.Items.Select(d => d.Target).ToList();
            var hooks = page.Items.Where(d => d.Channel == DeliveryChannel.Webhook).Select(d => Guid.Parse(d.Target)).ToList();
            var names = await db.Users.Where(p => targets.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.UserName!, cancellationToken);
            foreach (var hook in await db.Set<WebhookRow>().Where(w => hooks.Contains(w.Id)).Select(w => new { w.Id, w.Name })
                .ToListAsync(cancellationToken)) names[hook.Id.ToString()] = hook.Name;
            var units = await directory.GetAsync(cancellationToken);
            return new Page<DeliveryView>(
                [.. page.Items.Select(d => new DeliveryView(d.Id, d.Channel, names.GetValueOrDefault(d.Target), units.View(d.UnitCode),
                    d.State, d.Attempts, d.QueuedAt, d.State == DeliveryState.Queued ? d.NextAttemptAt : null, d.Error, d.SentAt))],
                page.Total);
        }
    }
}
