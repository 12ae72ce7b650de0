using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// A webhook, without its secret and with no more of its address than <paramref name="Host"/>: a robot's address is its key.
/// </summary>
public sealed record WebhookView(Guid Id, UnitView Unit, string Name, WebhookFormat Format, string Host, string Language,
    DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>Every webhook, by unit; for administrators.</summary>
public sealed record ListWebhooks : IRequest<Result<IReadOnlyList<WebhookView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<ListWebhooks,
        Result<IReadOnlyList<WebhookView>>>
    {
        public async Task<Result<IReadOnlyList<WebhookView>>> Handle(ListWebhooks request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var units = await directory.GetAsync(cancellationToken);
            var rows = await db.Set<WebhookRow>().AsNoTracking().OrderBy(w => w.UnitCode).ThenBy(w => w.Name)
                .ToListAsync(cancellationToken);
            return rows.ConvertAll(w => View(w, units));
        }
    }

    internal static WebhookView View(WebhookRow w, Units units) =>
        new(w.Id, units.View(w.UnitCode), w.Name, w.Format, w.Host, w.Language, w.CreatedAt, w.CreatedBy);
}
