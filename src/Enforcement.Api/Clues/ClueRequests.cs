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

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ClueStore store, CaseStore cases, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ForwardClue, Result<ClueView>>
    {
        public Task<Result<ClueView>> Handle(ForwardClue r, CancellationToken cancellationToken) => work.RunAsync<Result<ClueView>>(async () =>
        {
            var x = new Context(clock.Now, CurrentActor.Require(current));
            var number = string.IsNullOrWhiteSpace(r.CaseNumber) ? null : r.CaseNumber.Trim();
            var decision = ClueDecider.Forward(
                new ClueForwarded(x.Now, Guid.CreateVersion7(x.Now), x.Actor.UnitCode, x.Actor.UserName, r.Official!.Trim(), r.Summary!.Trim(), number), x);
            if (!decision.IsAccepted) return decision.Refusal;
            if (number is not null && await cases.FindAsync(number, cancellationToken) is null) return Refusal.Of(ClueRefusalReason.CaseUnknown, "caseNumber");
            await store.AddAsync(decision, x, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return await store.ViewAsync(decision.State, cancellationToken);
        }, cancellationToken, r => r.IsOk);
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

    internal sealed class Handler(ClueStore store) : IRequestHandler<ReceiveClue, Result<ClueView>>
    {
        public async Task<Result<ClueView>> Handle(ReceiveClue r, CancellationToken cancellationToken)
        {
            var result = await store.ExecuteAsync(c => c.Id == r.Id, null, (clue, x) => ClueDecider.Receive(clue, r.Note, x), cancellationToken);
            return result.IsOk ? await store.ViewAsync(result.Value.State, cancellationToken) : result.Refusal;
        }
    }
}

/// <summary>A clue, for its sender, its addressee and auditors.</summary>
public sealed record GetClue(Guid Id) : IRequest<Result<ClueView>>
{
    internal sealed class Handler(ClueStore store) : IRequestHandler<GetClue, Result<ClueView>>
    {
        public async Task<Result<ClueView>> Handle(GetClue r, CancellationToken cancellationToken) =>
            await store.FindAsync(c => c.Id == r.Id, cancellationToken) is var (_, clue) ? await store.ViewAsync(clue, cancellationToken) : Refusal.NotFound;
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
