using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Suspensions;
using MediatR;

namespace Enforcement.Api.Suspensions;

internal static class SuspensionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var suspensions = api.MapGroup("/suspensions").RequireAuthorization().WithTags("Suspensions");
        suspensions.MapGet("", async (bool? open, string? town, QueryEnum<SuspensionKind>? kind, string? q, string? sort, int? page,
            int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindSuspensions(PageRequest.Of(page, pageSize), open, town, kind?.Value, q, sort), ct))
                .ToHttp()).Produces<Page<SuspensionView>>().ProducesProblem(422);
        suspensions.MapPost("", async (OpenSuspension body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(s => Results.Created($"/api/suspensions/{s.Id}", s)))
            .Produces<SuspensionView>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        suspensions.MapPost("/check", async (CheckSuspension body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp()).Produces<SuspensionCheck>().ProducesProblem(403).ProducesProblem(422);
        suspensions.MapGet("/checks", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            mediator.Send(new ListSanctionChecks(PageRequest.Of(page, pageSize), CheckDesk.Suspensions), ct));
        suspensions.MapPost("/{id:guid}/lift", async (Guid id, LiftBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideLift(id, body.Lift, body.Reason), ct)).ToHttp())
            .Produces<SuspensionView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record LiftBody(bool? Lift, string? Reason);
}
