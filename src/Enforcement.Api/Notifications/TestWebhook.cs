using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Sends a message to a webhook that says that it is a test, and answers whether the other side took it.</summary>
public sealed record TestWebhook(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, WebhookSender sender, ICurrentActor current, LegalClock clock)
        : IRequestHandler<TestWebhook, Result<bool>>
    {
        public async Task<Result<bool>> Handle(TestWebhook request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            if (await db.Set<WebhookRow>().AsNoTracking()
                .SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken) is not { } hook) return Refusal.NotFound;
            try
            {
                var id = Guid.CreateVersion7(clock.Now);
                await sender.SendAsync(hook, id,
                    [new Line(id, "test", Messages.In(CultureInfo.GetCultureInfo(hook.Language), "notice.test"), null, clock.Now,
                        "/notices")]);
                return true;
            }
            catch (NotDeliveredException e)
            {
                return new Refusal("webhook-refused", RefusalKind.Conflict, null, e.Message);
            }
        }
    }
}
