using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Notifications;

internal static class DeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var preferences = api.MapGroup("/notification-preferences").WithTags("Notices").RequireAuthorization();
        preferences.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new GetPreferences(), ct));
        preferences.MapPut("", async (SetPreferences body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp()).Produces<PreferenceView>().ProducesProblem(422);

        var hooks = api.MapGroup("/webhooks").WithTags("Notices").Allow(PersonRole.Administrator);
        hooks.MapGet("", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListWebhooks(), ct))
            .ToHttp(w => Results.Ok(new { items = w }))).ProducesProblem(403);
        hooks.MapPost("", async (AddWebhook body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(w => Results.Created($"/api/webhooks/{w.Id}", w)))
            .Produces<WebhookView>(201).ProducesProblem(403).ProducesProblem(422);
        hooks.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RemoveWebhook(id), ct)).ToHttp(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(403).ProducesProblem(404);
        hooks.MapPost("/{id:guid}/test", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new TestWebhook(id), ct)).ToHttp(_ => Results.NoContent()))
            .WithMetadata(new OwnTransactions()).Produces(204).ProducesProblem(403).ProducesProblem(404)
                .ProducesProblem(409); // no transaction is kept open while the other side thinks

        var deliveries = api.MapGroup("/deliveries").WithTags("Notices").Allow(PersonRole.Administrator, PersonRole.Auditor);
        deliveries.MapGet("", async (QueryEnum<DeliveryState>? state, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDeliveries(PageRequest.Of(page, pageSize), state?.Value), ct))
                .ToHttp()).Produces<Page<DeliveryView>>().ProducesProblem(403);
        deliveries.MapPost("/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RetryDelivery(id), ct)).ToHttp(_ => Results.NoContent()))
            .Allow(PersonRole.Administrator).Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        deliveries.MapPost("/retry", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RetryDelivery(null), ct)).ToHttp(n => Results.Ok(new { retried = n })))
            .Allow(PersonRole.Administrator).ProducesProblem(403);
    }
}
