using Enforcement.Api.Shared;
using Enforcement.Workflows.Patrols;
using MediatR;

namespace Enforcement.Api.Patrols;

internal static class PatrolEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var patrols = api.MapGroup("/patrols").RequireAuthorization().WithTags("Patrols");
        patrols.MapGet("", (QueryEnum<PatrolLevel>? level, string? town, bool? nil, DateTimeOffset? from, DateTimeOffset? before,
            string? q, int? page, int? pageSize,
                IMediator mediator, CancellationToken ct) => mediator.Send(new FindPatrols
                {
                    Level = level?.Value, Town = town, Nil = nil, From = from, Before = before, Q = q,
                    Page = PageRequest.Of(page, pageSize),
                }, ct));
        patrols.MapPost("", async (RecordPatrol body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(p => Results.Created($"/api/patrols/{p.Id}", p)))
            .Produces<PatrolView>(201).ProducesProblem(403).ProducesProblem(422);
    }
}
