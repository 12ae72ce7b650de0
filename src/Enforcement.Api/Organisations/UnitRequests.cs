using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

/// <summary>The units, all of them unless filtered; their names are public.</summary>
public sealed record ListUnits(UnitKind? Kind = null, string? Parent = null) : IRequest<Page<UnitView>>
{
    internal sealed class Handler(UnitDirectory directory) : IRequestHandler<ListUnits, Page<UnitView>>
    {
        public async Task<Page<UnitView>> Handle(ListUnits request, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var items = units.All.Where(u => (request.Kind is null || u.Kind == request.Kind) && (request.Parent is null || u.Parent == request.Parent))
                .Select(u => units.View(u.Code)).ToList();
            return new Page<UnitView>(items, items.Count);
        }
    }
}

/// <summary>Renames a unit; its code stays, and with it everything that was done under the old name.</summary>
public sealed record RenameUnit(string Code, string? Name) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<RenameUnit>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<RenameUnit, Result<UnitView>>
    {
        public async Task<Result<UnitView>> Handle(RenameUnit request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var found = await work.RunAsync(async () =>
            {
                var row = await db.Set<UnitRow>().FindAsync([request.Code], cancellationToken);
                if (row is null) return false;
                var old = row.Name;
                row.Name = request.Name!.Trim();
                await journal.WriteAsync($"unit-{row.Code}", "unitRenamed", new { row.Code, Old = old, New = row.Name }, cancellationToken);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units, Stamps.Outlines);
                return true;
            }, cancellationToken, ok => ok);
            if (!found) return new Refusal("not-found", RefusalKind.NotFound);
            directory.Forget();
            return (await directory.GetAsync(cancellationToken)).View(request.Code);
        }
    }
}

/// <summary>Adds a village-level unit 村（社区） that the division code lists did not have yet. Other kinds come with the product, since rules depend on them.</summary>
/// <param name="Code">12 digits, the first 9 being the town's code.</param>
/// <param name="Name">Its official name.</param>
/// <param name="Town">Code of its town or the development zone.</param>
public sealed record AddVillage(string? Code, string? Name, string? Town) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<AddVillage>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty();
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Town).NotEmpty();
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<AddVillage, Result<UnitView>>
    {
        public async Task<Result<UnitView>> Handle(AddVillage request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var (code, name, town) = (request.Code!, request.Name!.Trim(), (await directory.GetAsync(cancellationToken)).Find(request.Town));
            if (town is not { Kind: UnitKind.Town or UnitKind.DevelopmentZone, EndedAt: null }) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
            if (code.Length != 12 || !code.All(char.IsAsciiDigit) || !code.StartsWith(town.Code, StringComparison.Ordinal))
                return new Refusal("village-code-invalid", RefusalKind.Invalid, "code");
            var row = new UnitRow { Code = code, Slug = $"{town.Slug}-{code[9..]}", Name = name, Kind = UnitKind.Village, Parent = town.Code };
            var added = await work.RunAsync(async () =>
            {
                if (await db.Set<UnitRow>().AnyAsync(u => u.Code == code, cancellationToken)) return false;
                db.Add(row);
                await journal.WriteAsync($"unit-{code}", "villageAdded", new { row.Code, row.Name, row.Parent }, cancellationToken);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units);
                return true;
            }, cancellationToken, ok => ok);
            if (!added) return new Refusal("unit-code-taken", RefusalKind.Invalid, "code");
            directory.Forget();
            return new UnitView(row.Code, row.Slug, row.Name, row.Kind, row.Parent);
        }
    }
}

/// <summary>
/// Ends a town that went into another. What it did stays under its code and name; its open work, its villages and its people are the successor's at once: whoever works there acts for
/// both (<see cref="Actor.ActsFor"/>), new leads that name it go to the successor. It still reports the month in which it ended, by the successor's people.
/// </summary>
/// <param name="Code">The town that ends.</param>
/// <param name="Into">The town that takes over.</param>
/// <param name="On">The first legal day on which it no longer is; not in the future.</param>
public sealed record MergeTown(string Code, string? Into, DateOnly? On) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<MergeTown>
    {
        public Validator()
        {
            RuleFor(r => r.Into).NotEmpty();
            RuleFor(r => r.On).NotNull();
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current, LegalClock clock) : IRequestHandler<MergeTown, Result<UnitView>>
    {
        /// <summary>The measure's own first day: no town that it knows ended before.</summary>
        private static readonly DateOnly Earliest = new(2022, 4, 12);

        public async Task<Result<UnitView>> Handle(MergeTown r, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var units = await directory.GetAsync(cancellationToken);
            if (units.Find(r.Code) is null || !units.IsTown(r.Code)) return new Refusal("not-found", RefusalKind.NotFound);
            if (r.Into == r.Code || units.Find(r.Into) is not { EndedAt: null } into || !units.IsTown(into.Code)) return new Refusal("unknown-town", RefusalKind.Invalid, "into");
            if (r.On > LegalTime.DateOf(clock.Now)) return new Refusal("in-the-future", RefusalKind.Invalid, "on");
            if (r.On < Earliest) return new Refusal("merge-too-early", RefusalKind.Invalid, "on");
            var merged = await work.RunAsync<Result<bool>>(async () =>
            {
                var row = (await db.Set<UnitRow>().FindAsync([r.Code], cancellationToken))!;
                if (row.EndedAt is not null) return new Refusal("unit-ended", RefusalKind.InvalidInStage);
                (row.EndedAt, row.MergedInto) = (LegalTime.StartOf(r.On!.Value), into.Code);
                var villages = await db.Set<UnitRow>().Where(u => u.Parent == row.Code).ToListAsync(cancellationToken);
                foreach (var village in villages) village.Parent = into.Code;
                await journal.WriteAsync($"unit-{row.Code}", "unitMerged", new { row.Code, Into = into.Code, On = r.On, Villages = villages.Select(v => v.Code).Order() }, cancellationToken);
                foreach (var person in await db.Users.Where(p => p.UnitCode == row.Code).OrderBy(p => p.UserName).ToListAsync(cancellationToken))
                {
                    person.UnitCode = into.Code;
                    await journal.WriteAsync(person.Login, "personMoved", new { Old = row.Code, New = into.Code }, cancellationToken);
                }
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units, Stamps.Outlines);
                return true;
            }, cancellationToken, x => x.IsOk);
            if (!merged.IsOk) return merged.Refusal;
            directory.Forget();
            return (await directory.GetAsync(cancellationToken)).View(r.Code);
        }
    }
}

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
        units.MapPost("/{code}/merge", async (string code, MergeBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new MergeTown(code, body.Into, body.On), ct)).ToHttp())
            .Allow(PersonRole.Administrator).WithMetadata(new OwnTransactions()).Produces<UnitView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
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
