using Enforcement.Api.Shared;
using Enforcement.Workflows.Policies;
using MediatR;

namespace Enforcement.Api.Policies;

internal static class PolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var policies = api.MapGroup("/policies").RequireAuthorization().WithTags("Policies");
        policies.MapGet("/current", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetCurrentPolicy(), ct));
        policies.MapGet("", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new ListPolicies(), ct));
        policies.MapPost("", async (Policy policy, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RecordPolicy(policy), ct)).ToHttp())
            .Produces<Policy>().ProducesProblem(403).ProducesProblem(422);
        policies.MapGet("/{version:int}/impact", async (int version, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetPolicyImpact(version), ct)).ToHttp())
            .Produces<IReadOnlyList<PolicyImpactItem>>().ProducesProblem(404);
    }
}
