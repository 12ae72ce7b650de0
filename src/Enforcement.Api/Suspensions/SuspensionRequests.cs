using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.ListedItems;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Suspensions;
using Enforcement.Workflows.Tracks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>A suspension of projects.</summary>
/// <param name="LiftProposedAt">What it waited for has come about since then: people decide whether it is lifted.</param>
/// <param name="LiftReason">Why lifting is, or was, proposed.</param>
/// <param name="CaseNumber">The case that it hangs on, or null.</param>
public sealed record SuspensionView(
    Guid Id, SuspensionKind Kind, UnitView Town, string Subject, string? Party, string Basis, string? CaseNumber, DateTimeOffset OpenedAt, DateTimeOffset? LiftProposedAt, string? LiftReason, DateTimeOffset? LiftedAt, bool MayDecide);

/// <summary>The register of suspensions within the reader's scope.</summary>
/// <param name="Open">True: only what holds; false: only what was lifted.</param>
/// <param name="Q">Part of what is suspended or of the party's name.</param>
/// <param name="Sort"><c>town</c>, <c>openedAt</c>, with <c>-</c> descending; default: what holds first, those proposed to be lifted foremost, newest first.</param>
public sealed record FindSuspensions(PageRequest Page, bool? Open = null, string? Town = null, SuspensionKind? Kind = null, string? Q = null, string? Sort = null) : IRequest<Result<Page<SuspensionView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindSuspensions, Result<Page<SuspensionView>>>
    {
        public async Task<Result<Page<SuspensionView>>> Handle(FindSuspensions r, CancellationToken cancellationToken)
        {
            var (units, reader) = (await directory.GetAsync(cancellationToken), CurrentActor.Require(current));
            var all = db.Set<SuspensionRow>().AsNoTracking().AsQueryable();
            if (r.Open is { } open) all = open ? all.Where(s => s.LiftedAt == null) : all.Where(s => s.LiftedAt != null);
            if (r.Kind is { } kind) all = all.Where(s => s.Kind == kind);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                all = all.Where(s => s.Town == code);
            }
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                all = all.Where(s => s.Subject.Contains(q) || s.Party!.Contains(q));
            }
            if (Sorted(all, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(s => s.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<SuspensionView>([.. page.Items.Select(s => SuspensionStore.ViewOf(s, units, reader))], page.Total);
        }

        private static IOrderedQueryable<SuspensionRow>? Sorted(IQueryable<SuspensionRow> all, string? sort) => sort switch
        {
            null or "" => all.OrderBy(s => s.LiftedAt != null).ThenBy(s => s.LiftProposedAt == null).ThenByDescending(s => s.OpenedAt),
            "town" => all.OrderBy(s => s.Town).ThenByDescending(s => s.OpenedAt),
            "-town" => all.OrderByDescending(s => s.Town).ThenByDescending(s => s.OpenedAt),
            "openedAt" => all.OrderBy(s => s.OpenedAt),
            "-openedAt" => all.OrderByDescending(s => s.OpenedAt),
            _ => null,
        };
    }
}

/// <summary>Suspends a town's industrial projects, or the project of a case and its party, when the district was called in over it (Art 29).</summary>
/// <param name="Town">Of a town's projects: its code.</param>
/// <param name="CaseNumber">Of a case's project: the case, which gives the party.</param>
/// <param name="Subject">What is suspended, in words.</param>
/// <param name="Basis">Over what, e.g. the document that called the district in.</param>
public sealed record OpenSuspension(string? Town, string? CaseNumber, string? Subject, string? Basis) : IRequest<Result<SuspensionView>>
{
    internal sealed class Validator : AbstractValidator<OpenSuspension>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Basis).NotEmpty().MaximumLength(500);
        }
    }

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, SuspensionStore store, CaseStore cases, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<OpenSuspension, Result<SuspensionView>>
    {
        public Task<Result<SuspensionView>> Handle(OpenSuspension r, CancellationToken cancellationToken) => work.RunAsync<Result<SuspensionView>>(async () =>
        {
            var (x, units) = (new Context(clock.Now, CurrentActor.Require(current)), await directory.GetAsync(cancellationToken));
            if (!SuspensionDecider.MayDecide(x.Actor)) return Refusal.Of(SuspensionRefusalReason.NotYours);
            var (kind, town, about) = (SuspensionKind.TownProjects, "", "");
            Party? party = null;
            if (!string.IsNullOrWhiteSpace(r.CaseNumber))
            {
                if (!string.IsNullOrWhiteSpace(r.Town)) return Refusal.Of(SuspensionRefusalReason.TownOrCase, "town");
                if (await cases.FindAsync(r.CaseNumber.Trim(), cancellationToken) is not { IsOver: false } c)
                    return Refusal.Of(SuspensionRefusalReason.Case, "caseNumber");
                (kind, town, about, party) = (SuspensionKind.CaseProject, c.Town, c.Number, c.Party);
            }
            else
            {
                if (units.FindTown(r.Town) is not { } named) return Refusal.Of(SuspensionRefusalReason.Town, "town");
                (town, about) = (named.Code, named.Code);
            }
            var holds = await db.Set<SuspensionRow>().AnyAsync(s => s.Kind == kind && s.About == about && s.LiftedAt == null, cancellationToken);
            var opened = new SuspensionOpened(x.Now, Guid.CreateVersion7(x.Now), kind, town, r.Subject!.Trim(), party?.Name, about, r.Basis!.Trim());
            var decision = SuspensionDecider.Open(opened, holds, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await store.AddAsync(decision, x, cancellationToken);
            row.SetParty(party?.Name, party?.IdNumber); // by its number, too, it is found
            await db.SaveChangesAsync(cancellationToken);
            return SuspensionStore.ViewOf(row, units, x.Actor);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>Lifts a suspension, or refuses the proposal to; with a reason.</summary>
public sealed record DecideLift(Guid Id, bool? Lift, string? Reason) : IRequest<Result<SuspensionView>>, IAbout
{
    Subject? IAbout.About => SuspensionsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DecideLift>
    {
        public Validator()
        {
            RuleFor(r => r.Lift).NotNull();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    internal sealed class Handler(SuspensionStore store, UnitDirectory directory, ICurrentActor current) : IRequestHandler<DecideLift, Result<SuspensionView>>
    {
        public async Task<Result<SuspensionView>> Handle(DecideLift r, CancellationToken cancellationToken)
        {
            var result = await store.ExecuteAsync(s => s.Id == r.Id, null, async (s, x) =>
                SuspensionDecider.Lift(s, r.Lift!.Value, r.Reason!, await store.ReasonToLiftAsync(s.Opened, cancellationToken), x), cancellationToken);
            return result.IsOk
                ? SuspensionStore.ViewOf(result.Value.Row, await directory.GetAsync(cancellationToken), CurrentActor.Require(current))
                : result.Refusal;
        }
    }
}

/// <summary>Whether projects of somebody, or of a name, are suspended: yes or no.</summary>
public sealed record SuspensionCheck(bool Suspended);

/// <summary>Asks before a project is let go on (Art 29, 30): by the whole name of its party or of the project, by the party's number, and by its town. Every question is logged.</summary>
public sealed record CheckSuspension(string? Name, string? Town, string? IdNumber = null) : IRequest<Result<SuspensionCheck>>
{
    internal sealed class Validator : AbstractValidator<CheckSuspension>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(200);
            RuleFor(r => r.IdNumber).MaximumLength(40);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<CheckSuspension, Result<SuspensionCheck>>
    {
        public Task<Result<SuspensionCheck>> Handle(CheckSuspension r, CancellationToken cancellationToken) => work.RunAsync<Result<SuspensionCheck>>(async () =>
        {
            var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if (!SuspensionDecider.MayCheck(actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            var (name, id, named) = (PartyKey.Of(r.Name), PartyKey.Of(r.IdNumber), r.Town?.Trim());
            var town = units.FindTown(named);
            // A town that was mistyped must not pass as one without suspensions.
            if (!string.IsNullOrEmpty(named) && town is null) return new Refusal("suspension-town", RefusalKind.Invalid, "town");
            if (name is null && id is null && town is null) return new Refusal("check-nothing-asked", RefusalKind.Invalid, "name");
            IReadOnlyList<string> towns = town is null ? [] : units.HeldBy(town.Code); // also what one that went into it left
            // The desk answers for all suspensions, whoever sees them; it tells nothing but yes or no.
            var hit = await db.Set<SuspensionRow>().IgnoreQueryFilters().AnyAsync(
                s => s.LiftedAt == null && ((name != null && (s.PartyNameKey == name || s.SubjectKey == name)) || (id != null && s.PartyIdKey == id)
                    || (s.Kind == SuspensionKind.TownProjects && towns.Contains(s.Town))), cancellationToken);
            db.Add(new SanctionCheckRow
            {
                Id = Guid.CreateVersion7(clock.Now), Desk = CheckDesk.Suspensions, At = clock.Now, Unit = actor.UnitCode, UserName = actor.UserName,
                Asked = SanctionCheckRow.Words(r.Name, r.IdNumber, town?.Name), Hit = hit, CaseNumbers = "",
            });
            await db.SaveChangesAsync(cancellationToken);
            return new SuspensionCheck(hit);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>
/// Proposes to lift what has lost its reason: a town's whose determined new constructions are all cleared, a case's that is over in such a town, a listed item's that was delisted. The
/// same reason is proposed once as long as it holds; a proposal whose reason has gone is taken back. Answers how many were proposed.
/// </summary>
public sealed record ProposeLifts : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, SuspensionStore store, LegalClock clock) : IRequestHandler<ProposeLifts, int>
    {
        public Task<int> Handle(ProposeLifts request, CancellationToken cancellationToken) => work.RunAsync(async () =>
        {
            var (x, proposed) = (new Context(clock.Now, Actor.System), 0);
            foreach (var row in await db.Set<SuspensionRow>().Where(s => s.LiftedAt == null).ToListAsync(cancellationToken))
            {
                var s = await store.FoldAsync(row, cancellationToken);
                var decision = SuspensionDecider.Propose(s, await store.ReasonToLiftAsync(s.Opened, cancellationToken), x);
                await store.WriteAsync(row, s, decision, x, await store.PolicyAsync(x.Now, cancellationToken), cancellationToken);
                proposed += decision.Events.OfType<LiftProposed>().Count();
            }
            return proposed;
        }, cancellationToken);
    }
}

internal static class SuspensionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var suspensions = api.MapGroup("/suspensions").RequireAuthorization().WithTags("Suspensions");
        suspensions.MapGet("", async (bool? open, string? town, QueryEnum<SuspensionKind>? kind, string? q, string? sort, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindSuspensions(PageRequest.Of(page, pageSize), open, town, kind?.Value, q, sort), ct)).ToHttp()).Produces<Page<SuspensionView>>().ProducesProblem(422);
        suspensions.MapPost("", async (OpenSuspension body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp(s => Results.Created($"/api/suspensions/{s.Id}", s)))
            .Produces<SuspensionView>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        suspensions.MapPost("/check", async (CheckSuspension body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp()).Produces<SuspensionCheck>().ProducesProblem(403).ProducesProblem(422);
        suspensions.MapGet("/checks", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSanctionChecks(PageRequest.Of(page, pageSize), CheckDesk.Suspensions), ct));
        suspensions.MapPost("/{id:guid}/lift", async (Guid id, LiftBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new DecideLift(id, body.Lift, body.Reason), ct)).ToHttp())
            .Produces<SuspensionView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record LiftBody(bool? Lift, string? Reason);
}
