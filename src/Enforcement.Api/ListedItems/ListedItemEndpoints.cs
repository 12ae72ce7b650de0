using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.ListedItems;

internal static class ListedItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/listed-items").RequireAuthorization().WithTags("ListedItems");
        items.MapGet("", async (string? town, bool? open, string? q, string? sort, int? page, int? pageSize, IMediator mediator,
            CancellationToken ct) =>
            (await mediator.Send(new FindListedItems(PageRequest.Of(page, pageSize), town, open, q, sort), ct))
                .ToHttp()).Produces<Page<ListedItemView>>().ProducesProblem(422);
        items.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetListedItem(id), ct)).ToHttp()).Produces<ListedItemDetails>().ProducesProblem(404);
        items.MapPost("/import", async (IFormFile file, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new UploadListedItems(file), ct)).ToHttp())
            .DisableAntiforgery().Produces<ListedImport>().ProducesProblem(403)
                .ProducesProblem(422); // the product's own antiforgery guards every unsafe route of the API
        items.MapPost("/{id:guid}/progress", async (Guid id, ProgressBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReportListedProgress(id, body.Progress), ct)).ToHttp())
            .Produces<ListedItemDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        items.MapPost("/{id:guid}/delist", async (Guid id, DelistBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DelistItem(id, body.On, body.Basis), ct)).ToHttp())
            .Produces<ListedItemDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record ProgressBody(string? Progress);

    internal sealed record DelistBody(DateOnly? On, string? Basis);
}
