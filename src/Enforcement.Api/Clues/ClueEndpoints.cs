using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Clues;

internal static class ClueEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var clues = api.MapGroup("/clues").RequireAuthorization().WithTags("Clues");
        clues.MapGet("", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            mediator.Send(new ListClues(PageRequest.Of(page, pageSize)), ct));
        clues.MapPost("", async (ForwardClue body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(c => Results.Created($"/api/clues/{c.Id}", c)))
            .Produces<ClueView>(201).ProducesProblem(403).ProducesProblem(422);
        clues.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetClue(id), ct))
            .ToHttp()).Produces<ClueView>().ProducesProblem(404);
        clues.MapPost("/{id:guid}/receive", async (Guid id, ReceiveBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReceiveClue(id, body.Note), ct)).ToHttp())
            .Produces<ClueView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    internal sealed record ReceiveBody(string? Note);
}
