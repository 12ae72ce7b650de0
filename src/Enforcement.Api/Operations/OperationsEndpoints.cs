using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Operations;

internal static class OperationsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations").Allow(PersonRole.Administrator, PersonRole.Auditor);
        operations.MapGet("", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetOperations(), ct)).ToHttp())
            .Produces<OperationsView>().ProducesProblem(403);
        operations.MapPost("/stuck/retry", async (RetryStuckWork retry, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(retry, ct)).ToHttp(_ => Results.NoContent())).Allow(PersonRole.Administrator).Produces(204)
                .ProducesProblem(403).ProducesProblem(404);
    }
}
