using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Identity;

internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", async (int? page, int? pageSize, string? q, string? unit, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new ListPeople(PageRequest.Of(page, pageSize), q, unit), ct))
                .Allow(PersonRole.Administrator, PersonRole.Auditor);
        people.MapPost("", async (CreatePerson body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(p => Results.Created($"/api/people/{p.UserName}", p)))
            .Allow(PersonRole.Administrator).Produces<GivenPassword>(201).ProducesProblem(422);
        people.MapPut("/{userName}", async (string userName, ChangePerson body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body with { UserName = userName }, ct)).ToHttp())
            .Allow(PersonRole.Administrator).Produces<PersonView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        people.MapPost("/{userName}/password-reset", async (string userName, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ResetPassword(userName), ct)).ToHttp())
            .Allow(PersonRole.Administrator).Produces<GivenPassword>().ProducesProblem(404);

        var keys = api.MapGroup("/api-keys").WithTags("People");
        keys.MapGet("", async (int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new ListApiKeys(PageRequest.Of(page, pageSize)), ct)).Allow(PersonRole.Administrator, PersonRole.Auditor);
        keys.MapPost("", async (CreateApiKey body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(k => Results.Created($"/api/api-keys/{k.Id}", k)))
            .Allow(PersonRole.Administrator).Produces<GivenApiKey>(201).ProducesProblem(404).ProducesProblem(422);
        keys.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RevokeApiKey(id), ct)).ToHttp(_ => Results.NoContent()))
            .Allow(PersonRole.Administrator).Produces(204).ProducesProblem(404);
    }
}
