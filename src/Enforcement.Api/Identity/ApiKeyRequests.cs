using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>An API key, without the key.</summary>
public sealed record ApiKeyView(Guid Id, string Name, string UserName, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? RevokedAt);

/// <summary>A new key; <paramref name="Key"/> is shown this once.</summary>
public sealed record GivenApiKey(Guid Id, string Key);

/// <summary>A page of the API keys, newest first.</summary>
public sealed record ListApiKeys(PageRequest Page) : IRequest<Page<ApiKeyView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListApiKeys, Page<ApiKeyView>>
    {
        public async Task<Page<ApiKeyView>> Handle(ListApiKeys request, CancellationToken cancellationToken)
        {
            var keys = db.Set<ApiKeyRow>().AsNoTracking();
            var rows = await keys.Join(db.Users, k => k.PersonId, p => p.Id, (k, p) => new { k, UserName = p.UserName! })
                .OrderByDescending(x => x.k.CreatedAt).ThenBy(x => x.k.Id)
                .Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            return new Page<ApiKeyView>(
                [.. rows.Select(x => new ApiKeyView(x.k.Id, x.k.Name, x.UserName, x.k.CreatedAt, x.k.CreatedBy, x.k.RevokedAt))],
                await keys.CountAsync(cancellationToken));
        }
    }
}

/// <summary>Makes a key for a person.</summary>
public sealed record CreateApiKey(string? UserName, string? Name) : IRequest<Result<GivenApiKey>>
{
    internal sealed class Validator : AbstractValidator<CreateApiKey>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty();
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<CreateApiKey, Result<GivenApiKey>>
    {
        public async Task<Result<GivenApiKey>> Handle(CreateApiKey request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
            return await work.RunAsync<Result<GivenApiKey>>(async () =>
            {
                var personId = await db.Users.Where(p => p.UserName == request.UserName).Select(p => p.Id)
                    .SingleOrDefaultAsync(cancellationToken);
                if (personId is null) return Refusal.NotFound;
                var key = ApiKeyRow.NewKey();
                var row = new ApiKeyRow
                {
                    Id = Guid.CreateVersion7(clock.Now), Hash = ApiKeyRow.HashOf(key), PersonId = personId, Name = request.Name!.Trim(),
                    CreatedAt = clock.Now, CreatedBy = actor.UserName,
                };
                db.Add(row);
                await journal.WriteAsync(request.UserName!, "apiKeyCreated", new { row.Id, row.Name }, cancellationToken);
                return new GivenApiKey(row.Id, key);
            }, cancellationToken, r => r.IsOk);
        }
    }
}

/// <summary>Revokes a key at once; again is harmless.</summary>
public sealed record RevokeApiKey(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RevokeApiKey, Result<bool>>
    {
        public async Task<Result<bool>> Handle(RevokeApiKey request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            return await work.RunAsync<Result<bool>>(async () =>
            {
                var row = await db.Set<ApiKeyRow>().FindAsync([request.Id], cancellationToken);
                if (row is null) return Refusal.NotFound;
                if (row.RevokedAt is not null) return true;
                row.RevokedAt = clock.Now;
                var userName = await db.Users.Where(p => p.Id == row.PersonId).Select(p => p.UserName!).SingleAsync(cancellationToken);
                await journal.WriteAsync(userName, "apiKeyRevoked", new { row.Id, row.Name }, cancellationToken);
                return true;
            }, cancellationToken, r => r.IsOk);
        }
    }
}

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
