using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using MediatR;

namespace Enforcement.Api.Escalation;

internal static class MeasureEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/unit-measures").RequireAuthorization().WithTags("Escalation");
        measures.MapGet("", async (string? unit, QueryEnum<MeasureKind>? kind, QueryEnum<MeasureState>? state, string? sort, int? page,
            int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindMeasures(PageRequest.Of(page, pageSize), unit, kind?.Value, state?.Value, sort), ct))
                .ToHttp()).Produces<Page<MeasureItem>>().ProducesProblem(422);
        measures.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetMeasure(id), ct)).ToHttp()).Produces<MeasureDetails>().ProducesProblem(404);
        measures.MapPost("", async (OpenMeasure body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(m => Results.Created($"/api/unit-measures/{m.Item.Id}", m)))
            .Produces<MeasureDetails>(201).ProducesProblem(403).ProducesProblem(422);
        measures.MapPost("/{id:guid}/decide", async (Guid id, DecideBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideMeasure(id, body.Ordered, body.Reason, body.DueOn), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        measures.MapPost("/{id:guid}/answer", async (Guid id, AnswerBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AnswerMeasure(id, body.Answer), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        measures.MapPost("/{id:guid}/finish", async (Guid id, FinishBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FinishMeasure(id, body.Result, body.DocumentNumber), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record DecideBody(bool? Ordered, string? Reason, DateOnly? DueOn);

    internal sealed record AnswerBody(string? Answer);

    internal sealed record FinishBody(string? Result, string? DocumentNumber);
}
