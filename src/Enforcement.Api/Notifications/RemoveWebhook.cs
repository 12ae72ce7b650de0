using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Notifications;

/// <summary>Removes a webhook; what still waited for it is not sent.</summary>
public sealed record RemoveWebhook(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<RemoveWebhook, Result<bool>>
    {
        public async Task<Result<bool>> Handle(RemoveWebhook request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            return await work.RunAsync<Result<bool>>(async () =>
            {
                if (await db.Set<WebhookRow>().FindAsync([request.Id], cancellationToken) is not { } row) return Refusal.NotFound;
                db.Remove(row);
                await journal.WriteAsync($"unit-{row.UnitCode}", "webhookRemoved", new { row.Id, row.Name, row.Host }, cancellationToken);
                return true;
            }, cancellationToken, r => r.IsOk);
        }
    }
}
