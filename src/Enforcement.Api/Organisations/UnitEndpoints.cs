using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

internal static class UnitEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").RequireAuthorization().WithTags("Units");
        units.MapGet("", async (QueryEnum<UnitKind>? kind, string? parent, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new ListUnits(kind?.Value, parent), ct));
        units.MapPost("/villages", async (AddVillage body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(u => Results.Created($"/api/units?parent={u.Parent}", u)))
            .Allow(PersonRole.Administrator).WithMetadata(new OwnTransactions()) // the directory forgets what it read only after the commit
            .Produces<UnitView>(201).ProducesProblem(422);
        units.MapPost("/{code}/merge", async (string code, MergeBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new MergeTown(code, body.Into, body.On), ct)).ToHttp())
            .Allow(PersonRole.Administrator).WithMetadata(new OwnTransactions()).Produces<UnitView>().ProducesProblem(404)
                .ProducesProblem(409).ProducesProblem(422);
        units.MapPut("/{code}/name", async (string code, UnitName body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RenameUnit(code, body.Name), ct)).ToHttp())
            .Allow(PersonRole.Administrator).Produces<UnitView>().ProducesProblem(404).ProducesProblem(422);
    }

    internal sealed record UnitName(string? Name);

    internal sealed record MergeBody(string? Into, DateOnly? On);

    /// <summary>Inserts the units that the database does not hold yet; never deletes or renames.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var known = (await db.Set<UnitRow>().Select(u => u.Code).ToListAsync(ct)).ToHashSet();
        foreach (var u in UnitData.Load().Where(u => !known.Contains(u.Code)))
            db.Add(new UnitRow { Code = u.Code, Slug = u.Slug, Name = u.Name, Kind = u.Kind, Parent = u.Parent });
        if (await db.SaveChangesAsync(ct) > 0) await Stamps.ChangeAsync(db, ct, Stamps.Units, Stamps.Outlines);
        services.GetRequiredService<UnitDirectory>().Forget();
    }
}
