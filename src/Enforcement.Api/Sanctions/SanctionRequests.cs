using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Sanctions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Sanctions;

/// <summary>A sanction as it went to one unit.</summary>
/// <param name="MayConfirm">The reader may confirm its receipt.</param>
public sealed record SanctionView(
    Guid Id, string CaseNumber, UnitView Town, UnitView ToUnit, string? PartyName, string Address, double Lon, double Lat, DateTimeOffset OpenedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? LiftedAt, bool MayConfirm);

/// <summary>The sanctions that the reader may see: a utility those that went to it, a town those of its cases, the district's bodies all.</summary>
/// <param name="Open">True: only those that hold; false: only lifted ones.</param>
/// <param name="Confirmed">True: only those whose receipt was confirmed; false: only the others.</param>
/// <param name="Q">Part of the case's number, the party's name or the address.</param>
/// <param name="Sort"><c>caseNumber</c>, <c>openedAt</c>, with <c>-</c> descending; default: newest first.</param>
public sealed record FindSanctions(PageRequest Page, bool? Open = null, bool? Confirmed = null, string? Q = null, string? Sort = null) : IRequest<Result<Page<SanctionView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindSanctions, Result<Page<SanctionView>>>
    {
        public async Task<Result<Page<SanctionView>>> Handle(FindSanctions r, CancellationToken cancellationToken)
        {
            var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            var sanctions = db.Set<SanctionRow>().AsNoTracking().AsQueryable();
            if (r.Open is { } open) sanctions = sanctions.Where(s => (s.LiftedAt == null) == open);
            if (r.Confirmed is { } confirmed) sanctions = sanctions.Where(s => (s.ConfirmedAt != null) == confirmed);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                sanctions = sanctions.Where(s => s.CaseNumber.Contains(q) || s.PartyName!.Contains(q) || s.Address.Contains(q));
            }
            if (Sorted(sanctions, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(s => s.CaseNumber).ThenBy(s => s.ToUnit).ToPageAsync(r.Page, cancellationToken);
            return new Page<SanctionView>([.. page.Items.Select(s => Of(s, units, reader))], page.Total);
        }

        private static IOrderedQueryable<SanctionRow>? Sorted(IQueryable<SanctionRow> sanctions, string? sort) => sort switch
        {
            null or "" or "-openedAt" => sanctions.OrderByDescending(s => s.OpenedAt),
            "openedAt" => sanctions.OrderBy(s => s.OpenedAt),
            "caseNumber" => sanctions.OrderBy(s => s.CaseNumber),
            "-caseNumber" => sanctions.OrderByDescending(s => s.CaseNumber),
            _ => null,
        };

        internal static SanctionView Of(SanctionRow s, Units units, Workflows.Organisations.Actor reader) => new(
            s.Id, s.CaseNumber, units.View(s.Town), units.View(s.ToUnit), s.PartyName, s.Address, s.Lon, s.Lat, s.OpenedAt, s.ConfirmedAt, s.LiftedAt,
            s is { ConfirmedAt: null, LiftedAt: null } && SanctionRules.MayConfirm(reader, s.ToUnit));
    }
}

/// <summary>The unit that a sanction went to confirms that it has it.</summary>
public sealed record ConfirmSanction(Guid Id) : IRequest<Result<SanctionView>>, IAbout
{
    Subject? IAbout.About => SanctionsRoom.About(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ConfirmSanction, Result<SanctionView>>
    {
        public Task<Result<SanctionView>> Handle(ConfirmSanction r, CancellationToken cancellationToken) => work.RunAsync<Result<SanctionView>>(async () =>
        {
            var actor = CurrentActor.Require(current);
            if (await db.Set<SanctionRow>().SingleOrDefaultAsync(s => s.Id == r.Id, cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
            if (!SanctionRules.MayConfirm(actor, row.ToUnit)) return new Refusal("not-yours", RefusalKind.Forbidden);
            if (row.LiftedAt is not null) return new Refusal("sanction-lifted", RefusalKind.InvalidInStage);
            if (row.ConfirmedAt is null) (row.ConfirmedAt, row.ConfirmedBy) = (clock.Now, actor.UserName);
            await db.SaveChangesAsync(cancellationToken);
            return FindSanctions.Handler.Of(row, await directory.GetAsync(cancellationToken), actor);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>The answer of the check desk: yes or no, with the case's number, and nothing more.</summary>
public sealed record SanctionCheck(bool Hit, IReadOnlyList<string> CaseNumbers);

/// <summary>Asks before serving somebody (Art 8, 19): by the party's name or number, or by the place. Every question is logged.</summary>
/// <param name="Name">The party's whole name.</param>
/// <param name="IdNumber">Its certificate number or unified code.</param>
/// <param name="Lon">Degrees of EPSG:4490; with <paramref name="Lat"/>.</param>
public sealed record CheckSanctions(string? Name, string? IdNumber, double? Lon, double? Lat) : IRequest<Result<SanctionCheck>>
{
    /// <summary>Metres within which a place is the same: a house stands beside its meter.</summary>
    private const double Near = 50;

    internal sealed class Validator : AbstractValidator<CheckSanctions>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(200);
            RuleFor(r => r.IdNumber).MaximumLength(40);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock) : IRequestHandler<CheckSanctions, Result<SanctionCheck>>
    {
        public Task<Result<SanctionCheck>> Handle(CheckSanctions r, CancellationToken cancellationToken) => work.RunAsync<Result<SanctionCheck>>(async () =>
        {
            var actor = CurrentActor.Require(current);
            if (!SanctionRules.MayCheck(actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            var (name, id) = (PartyKey.Of(r.Name), PartyKey.Of(r.IdNumber));
            Place? place = null;
            if ((r.Lon is not null || r.Lat is not null) && PlaceReader.Read(new PlaceBody(r.Lon, r.Lat), out place) is { } wrong) return wrong with { Field = "lon" };
            if (name is null && id is null && place is null) return new Refusal("check-nothing-asked", RefusalKind.Invalid, "name");
            // The desk answers for all sanctions, whoever they went to; it tells nothing but the number.
            var open = db.Set<SanctionRow>().IgnoreQueryFilters().AsNoTracking().Where(s => s.LiftedAt == null);
            var numbers = new SortedSet<string>(StringComparer.Ordinal);
            if (name is not null) numbers.UnionWith(await open.Where(s => s.PartyNameKey == name).Select(s => s.CaseNumber).ToListAsync(cancellationToken));
            if (id is not null) numbers.UnionWith(await open.Where(s => s.PartyIdKey == id).Select(s => s.CaseNumber).ToListAsync(cancellationToken));
            if (place is not null)
            {
                var point = GeoJson.Factory.CreatePoint(new Coordinate(place.Lon, place.Lat));
                var near = await open.Near(Metric.Grow(point.EnvelopeInternal, Near)).Select(s => new { s.CaseNumber, s.Lon, s.Lat, s.Geometry }).ToListAsync(cancellationToken);
                numbers.UnionWith(near.Where(s => Metric.Distance(point, PlaceReader.GeometryOf(s.Lon, s.Lat, s.Geometry)) <= Near).Select(s => s.CaseNumber));
            }
            var asked = SanctionCheckRow.Words(r.Name, r.IdNumber, place is null ? null : $"{place.Lon:F6},{place.Lat:F6}");
            var told = string.Join(' ', numbers);
            db.Add(new SanctionCheckRow
            {
                Id = Guid.CreateVersion7(clock.Now), At = clock.Now, Unit = actor.UnitCode, UserName = actor.UserName, Asked = asked, Hit = numbers.Count > 0, CaseNumbers = told.Length <= 500 ? told : told[..500],
            });
            await db.SaveChangesAsync(cancellationToken);
            return new SanctionCheck(numbers.Count > 0, [.. numbers]);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>A question that was asked.</summary>
public sealed record SanctionCheckItem(DateTimeOffset At, UnitView Unit, string UserName, string Asked, bool Hit, string CaseNumbers);

/// <summary>The questions that a desk was asked: one's own unit's, of auditors all; newest first.</summary>
public sealed record ListSanctionChecks(PageRequest Page, CheckDesk Desk = CheckDesk.Sanctions) : IRequest<Page<SanctionCheckItem>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListSanctionChecks, Page<SanctionCheckItem>>
    {
        public async Task<Page<SanctionCheckItem>> Handle(ListSanctionChecks r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var page = await db.Set<SanctionCheckRow>().AsNoTracking().Where(c => c.Desk == r.Desk).OrderByDescending(c => c.At).ThenBy(c => c.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<SanctionCheckItem>([.. page.Items.Select(c => new SanctionCheckItem(c.At, units.View(c.Unit), c.UserName, c.Asked, c.Hit, c.CaseNumbers))], page.Total);
        }
    }
}

internal static class SanctionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var sanctions = api.MapGroup("/sanctions").RequireAuthorization().WithTags("Sanctions");
        sanctions.MapGet("", async (bool? open, bool? confirmed, string? q, string? sort, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindSanctions(PageRequest.Of(page, pageSize), open, confirmed, q, sort), ct)).ToHttp()).Produces<Page<SanctionView>>().ProducesProblem(422);
        sanctions.MapPost("/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmSanction(id), ct)).ToHttp())
            .Produces<SanctionView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        sanctions.MapPost("/check", async (CheckSanctions body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp()).Produces<SanctionCheck>().ProducesProblem(403).ProducesProblem(422);
        sanctions.MapGet("/checks", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSanctionChecks(PageRequest.Of(page, pageSize)), ct));
    }
}
