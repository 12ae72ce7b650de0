using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Clues;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Clues;

/// <summary>A clue as a line of its readers' list.</summary>
public sealed record ClueItem(Guid Id, UnitView Unit, string Official, string? CaseNumber, DateTimeOffset ForwardedAt, DateTimeOffset? ReceivedAt);

/// <summary>A clue for one of its few readers.</summary>
/// <param name="MayReceive">The reader may confirm that it was received.</param>
public sealed record ClueView(Guid Id, UnitView Unit, string SentBy, string Official, string Summary, string? CaseNumber, DateTimeOffset ForwardedAt, DateTimeOffset? ReceivedAt, string? Note, bool MayReceive);

/// <summary>Forwards a clue about an official to discipline (Art 5). Nobody but its sender, its addressee and auditors will ever see that it exists.</summary>
public sealed record ForwardClue(string? Official, string? Summary, string? CaseNumber = null) : IRequest<Result<ClueView>>
{
    internal sealed class Validator : AbstractValidator<ForwardClue>
    {
        public Validator()
        {
            RuleFor(r => r.Official).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Summary).NotEmpty().MaximumLength(20_000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ClueStore store, CaseStore cases, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ForwardClue, Result<ClueView>>
    {
        public Task<Result<ClueView>> Handle(ForwardClue r, CancellationToken cancellationToken) => work.RunAsync<Result<ClueView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!ClueRules.MayForward(actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            var number = string.IsNullOrWhiteSpace(r.CaseNumber) ? null : r.CaseNumber.Trim();
            if (number is not null && await cases.FindAsync(number, cancellationToken) is null) return new Refusal("clue-case-unknown", RefusalKind.Invalid, "caseNumber");
            var forwarded = new ClueForwarded(now, Guid.CreateVersion7(now), actor.UnitCode, actor.UserName, r.Official!.Trim(), r.Summary!.Trim(), number);
            var to = (await directory.GetAsync(cancellationToken)).Body(UnitKind.Discipline).Code;
            var row = new ClueRow { Id = forwarded.Id, Unit = actor.UnitCode, SentBy = actor.UserName, ToUnit = to, Official = forwarded.Official, CaseNumber = number, ForwardedAt = now, HeadHash = "" };
            db.Add(row);
            // Not the clue as its subject; of a stuck notice administrators are told no subject at all (GetOperations).
            db.Notify(Guid.CreateVersion7(now).ToString(), new NoticePayload(to, null, "clue.forwarded", now, null, $"/clues/{row.Id}"), now);
            return await store.SaveAsync(row, null, forwarded, actor, now, cancellationToken);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>Discipline confirms that a clue was received.</summary>
public sealed record ReceiveClue(Guid Id, string? Note) : IRequest<Result<ClueView>>, IAbout
{
    Subject? IAbout.About => CluesRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ReceiveClue>
    {
        public Validator() => RuleFor(r => r.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(UnitOfWork work, ClueStore store, ICurrentActor current, LegalClock clock) : IRequestHandler<ReceiveClue, Result<ClueView>>
    {
        public Task<Result<ClueView>> Handle(ReceiveClue r, CancellationToken cancellationToken) => work.RunAsync<Result<ClueView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, clue)) return new Refusal("not-found", RefusalKind.NotFound);
            if (!ClueRules.MayReceive(actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            if (clue.Received is not null) return new Refusal("already-done", RefusalKind.InvalidInStage);
            return await store.SaveAsync(row, clue, new ClueReceived(now, string.IsNullOrWhiteSpace(r.Note) ? null : r.Note.Trim()), actor, now, cancellationToken);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>A clue, for its sender, its addressee and auditors.</summary>
public sealed record GetClue(Guid Id) : IRequest<Result<ClueView>>
{
    internal sealed class Handler(ClueStore store) : IRequestHandler<GetClue, Result<ClueView>>
    {
        public async Task<Result<ClueView>> Handle(GetClue r, CancellationToken cancellationToken) =>
            await store.FindAsync(r.Id, cancellationToken) is var (_, clue) ? await store.ViewAsync(clue, cancellationToken) : new Refusal("not-found", RefusalKind.NotFound);
    }
}

/// <summary>The clues that the reader sent or was sent, newest first.</summary>
public sealed record ListClues(PageRequest Page) : IRequest<Page<ClueItem>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListClues, Page<ClueItem>>
    {
        public async Task<Page<ClueItem>> Handle(ListClues r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var page = await db.Set<ClueRow>().AsNoTracking().OrderByDescending(c => c.ForwardedAt).ThenBy(c => c.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<ClueItem>([.. page.Items.Select(c => new ClueItem(c.Id, units.View(c.Unit), c.Official, c.CaseNumber, c.ForwardedAt, c.ReceivedAt))], page.Total);
        }
    }
}

/// <summary>The one write path of clues.</summary>
internal sealed class ClueStore(EnforcementDb db, UnitDirectory directory, PolicyBook policies, ICurrentActor current)
{
    internal const string Prefix = "clue/";

    public static string StreamOf(Guid id) => $"{Prefix}{id}";

    public async Task<(ClueRow Row, Clue Clue)?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<ClueRow>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } row) return null;
        return (row, Clue.Fold(await db.ReadAsync<ClueEvent>(StreamOf(id), ct)));
    }

    /// <summary>Writes an event; the caller's unit of work commits.</summary>
    public async Task<ClueView> SaveAsync(ClueRow row, Clue? before, ClueEvent e, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var clue = Clue.Evolve(before, e);
        var policy = CasePolicy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now));
        row.HeadHash = JournalChain.Append(
            r => db.Add(r), StreamOf(row.Id), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash), [EventJson<ClueEvent>.Write(e, e.At)], actor, policy.Version, now).Hash;
        row.Version = clue.Version;
        row.ReceivedAt = clue.Received?.At;
        await db.SaveChangesAsync(ct);
        return await ViewAsync(clue, ct);
    }

    public async Task<ClueView> ViewAsync(Clue clue, CancellationToken ct)
    {
        var (f, units) = (clue.Forwarded, await directory.GetAsync(ct));
        return new ClueView(f.Id, units.View(f.Unit), f.SentBy, f.Official, f.Summary, f.CaseNumber, f.At, clue.Received?.At, clue.Received?.Note, clue.Received is null && current.Actor is { } a && ClueRules.MayReceive(a));
    }
}

internal static class ClueEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var clues = api.MapGroup("/clues").RequireAuthorization().WithTags("Clues");
        clues.MapGet("", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) => mediator.Send(new ListClues(PageRequest.Of(page, pageSize)), ct));
        clues.MapPost("", async (ForwardClue body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp(c => Results.Created($"/api/clues/{c.Id}", c)))
            .Produces<ClueView>(201).ProducesProblem(403).ProducesProblem(422);
        clues.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetClue(id), ct)).ToHttp()).Produces<ClueView>().ProducesProblem(404);
        clues.MapPost("/{id:guid}/receive", async (Guid id, ReceiveBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReceiveClue(id, body.Note), ct)).ToHttp())
            .Produces<ClueView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    internal sealed record ReceiveBody(string? Note);
}
