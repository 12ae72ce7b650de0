using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Sanctions;

internal static class SanctionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var sanctions = api.MapGroup("/sanctions").RequireAuthorization().WithTags("Sanctions");
        sanctions.MapGet("", async (bool? open, bool? confirmed, string? q, string? sort, int? page, int? pageSize, IMediator mediator,
            CancellationToken ct) =>
            (await mediator.Send(new FindSanctions(PageRequest.Of(page, pageSize), open, confirmed, q, sort), ct))
                .ToHttp()).Produces<Page<SanctionView>>().ProducesProblem(422);
        sanctions.MapPost("/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ConfirmSanction(id), ct)).ToHttp())
            .Produces<SanctionView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        sanctions.MapPost("/check", async (CheckSanctions body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp()).Produces<SanctionCheck>().ProducesProblem(403).ProducesProblem(422);
        sanctions.MapGet("/checks", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            mediator.Send(new ListSanctionChecks(PageRequest.Of(page, pageSize)), ct));
    }
}
