using Enforcement.Api.Data;
using Enforcement.Api.Documents;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>A measure on a unit as a line of a list.</summary>
/// <param name="Town">The town of a village, since several villages have the same name; null where the unit is no village.</param>
/// <param name="Late">Ordered, and its last day has passed.</param>
public sealed record MeasureItem(Guid Id, UnitView Unit, UnitView? Town, MeasureKind Kind, MeasureState State, int Facts, DateTimeOffset ProposedAt, DateTimeOffset? DueAt, bool Late, DateTimeOffset? DoneAt);

/// <summary>A step of a measure's history.</summary>
/// <param name="Type"><c>proposed</c> by the system, <c>opened</c> by people, <c>ordered</c>, <c>dismissed</c>, <c>answered</c>, <c>done</c>.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Text">Basis, reason, answer or result.</param>
public sealed record MeasureStep(DateTimeOffset At, string Type, string By, string? Text, string? DocumentNumber);

/// <summary>A measure with its facts and history, and what the reader may do.</summary>
/// <param name="Basis">Why people opened it; null where the system proposed it for its facts.</param>
public sealed record MeasureDetails(MeasureItem Item, string? Basis, IReadOnlyList<MeasureFact> Facts, IReadOnlyList<MeasureStep> Steps, bool MayDecide, bool MayAnswer, bool MayFinish);

/// <summary>The measures that the reader may see.</summary>
/// <param name="Unit">Code or slug: only on this unit; of a town also those on its villages.</param>
/// <param name="Sort"><c>unit</c>, <c>proposedAt</c>, <c>dueAt</c>, with <c>-</c> descending; default: open ones first, newest first.</param>
public sealed record FindMeasures(PageRequest Page, string? Unit = null, MeasureKind? Kind = null, MeasureState? State = null, string? Sort = null) : IRequest<Result<Page<MeasureItem>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, LegalClock clock) : IRequestHandler<FindMeasures, Result<Page<MeasureItem>>>
    {
        public async Task<Result<Page<MeasureItem>>> Handle(FindMeasures r, CancellationToken cancellationToken)
        {
            var (units, now) = (await directory.GetAsync(cancellationToken), clock.Now);
            var measures = db.Set<MeasureRow>().AsNoTracking().Include(m => m.Facts).AsQueryable();
            if (!string.IsNullOrEmpty(r.Unit))
            {
                var code = units.CodeOf(r.Unit);
                measures = measures.Where(m => m.Unit == code || m.Town == code);
            }
            if (r.Kind is { } kind) measures = measures.Where(m => m.Kind == kind);
            if (r.State is { } state) measures = measures.Where(m => m.State == state);
            if (Sorted(measures, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(m => m.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<MeasureItem>([.. page.Items.Select(m => MeasureStore.ItemOf(m, units, now))], page.Total);
        }

        private static IOrderedQueryable<MeasureRow>? Sorted(IQueryable<MeasureRow> measures, string? sort) => sort switch
        {
            null or "" => measures.OrderBy(m => m.State == MeasureState.Proposed ? 0 : m.State == MeasureState.Ordered ? 1 : 2).ThenByDescending(m => m.ProposedAt),
            "unit" => measures.OrderBy(m => m.Unit).ThenByDescending(m => m.ProposedAt),
            "-unit" => measures.OrderByDescending(m => m.Unit).ThenByDescending(m => m.ProposedAt),
            "proposedAt" => measures.OrderBy(m => m.ProposedAt),
            "-proposedAt" => measures.OrderByDescending(m => m.ProposedAt),
            "dueAt" => measures.OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt),
            "-dueAt" => measures.OrderBy(m => m.DueAt == null).ThenByDescending(m => m.DueAt),
            _ => null,
        };
    }
}

/// <summary>A measure.</summary>
public sealed record GetMeasure(Guid Id) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Handler(MeasureStore measures) : IRequestHandler<GetMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(GetMeasure r, CancellationToken cancellationToken) =>
            await measures.FindAsync(m => m.Id == r.Id, cancellationToken) is var (row, _) ? await measures.ViewAsync(row, cancellationToken) : Refusal.NotFound;
    }
}

/// <summary>
/// Opens a measure that no rule proposes: the district was called in, or held to account, over a town, a village or a listed item (Art 29, 30). Whoever decides on the kind opens it;
/// it is decided like a proposed one, and its unit learns of it when it is ordered.
/// </summary>
/// <param name="Unit">Code or slug of a town, the development zone or a village.</param>
/// <param name="Basis">Over what, in words, e.g. the document that called the district in.</param>
public sealed record OpenMeasure(string? Unit, MeasureKind? Kind, string? Basis) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Validator : AbstractValidator<OpenMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Unit).NotEmpty();
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.Basis).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, MeasureStore measures, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<OpenMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(OpenMeasure r, CancellationToken cancellationToken) => work.RunAsync<Result<MeasureDetails>>(async () =>
        {
            var (x, units) = (new Context(clock.Now, CurrentActor.Require(current)), await directory.GetAsync(cancellationToken));
            if (!MeasureDecider.MayDecide(r.Kind!.Value, x.Actor)) return Refusal.Of(MeasureRefusalReason.NotYours);
            if (units.Named(r.Unit) is not { } unit || unit.EndedAt <= x.Now) return Refusal.Of(MeasureRefusalReason.Unit, "unit");
            var decision = MeasureDecider.Open(new MeasureProposed(x.Now, Guid.CreateVersion7(x.Now), unit.Code, r.Kind.Value, [], r.Basis!.Trim()), unit.Kind, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await measures.AddAsync(decision, x, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return await measures.ViewAsync(row, cancellationToken);
        }, cancellationToken, r => r.IsOk);
    }
}

/// <summary>Orders a proposed or opened measure, or does not; with a reason either way.</summary>
/// <param name="DueOn">Last day to answer and carry it out; default by the policy.</param>
public sealed record DecideMeasure(Guid Id, bool? Ordered, string? Reason, DateOnly? DueOn = null) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DecideMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Ordered).NotNull();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(MeasureStore measures, PolicyBook policies, LegalClock clock) : IRequestHandler<DecideMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(DecideMeasure r, CancellationToken cancellationToken)
        {
            var policy = Policy.InForce(await policies.AllAsync(cancellationToken), LegalTime.DateOf(clock.Now)).UnitLadder;
            return await measures.TakeAsync(
                r.Id, (row, m, x) => MeasureDecider.Decide(m, r.Ordered!.Value, r.Reason!, r.DueOn, policy, x), cancellationToken);
        }
    }
}

/// <summary>The unit says what it does about it.</summary>
public sealed record AnswerMeasure(Guid Id, string? Answer) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<AnswerMeasure>
    {
        public Validator() => RuleFor(r => r.Answer).NotEmpty().MaximumLength(5_000);
    }

    internal sealed class Handler(MeasureStore measures) : IRequestHandler<AnswerMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(AnswerMeasure r, CancellationToken cancellationToken) =>
            measures.TakeAsync(r.Id, (row, m, x) => MeasureDecider.Answer(m, row.Town, r.Answer!, x), cancellationToken);
    }
}

/// <summary>The measure was carried out.</summary>
/// <param name="DocumentNumber">Number of the document it was done with: one that holds, issued to the unit by the unit that finishes; or null.</param>
public sealed record FinishMeasure(Guid Id, string? Result, string? DocumentNumber = null) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<FinishMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Result).NotEmpty().MaximumLength(5_000);
            RuleFor(r => r.DocumentNumber).MaximumLength(60);
        }
    }

    internal sealed class Handler(MeasureStore measures, IMediator mediator) : IRequestHandler<FinishMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(FinishMeasure r, CancellationToken cancellationToken)
        {
            var number = string.IsNullOrWhiteSpace(r.DocumentNumber) ? null : r.DocumentNumber.Trim();
            var document = number is null ? null : await mediator.Send(new FindIssued(number), cancellationToken);
            (string, string, string?)? issued = document is null ? null : (document.Number!, document.Unit.Code, document.ToUnit?.Code);
            return await measures.TakeAsync(r.Id, (row, m, x) => MeasureDecider.Finish(m, r.Result!, number, issued, x), cancellationToken);
        }
    }
}

internal static class MeasureEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/unit-measures").RequireAuthorization().WithTags("Escalation");
        measures.MapGet("", async (string? unit, QueryEnum<MeasureKind>? kind, QueryEnum<MeasureState>? state, string? sort, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindMeasures(PageRequest.Of(page, pageSize), unit, kind?.Value, state?.Value, sort), ct)).ToHttp()).Produces<Page<MeasureItem>>().ProducesProblem(422);
        measures.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMeasure(id), ct)).ToHttp()).Produces<MeasureDetails>().ProducesProblem(404);
        measures.MapPost("", async (OpenMeasure body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp(m => Results.Created($"/api/unit-measures/{m.Item.Id}", m)))
            .Produces<MeasureDetails>(201).ProducesProblem(403).ProducesProblem(422);
        measures.MapPost("/{id:guid}/decide", async (Guid id, DecideBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new DecideMeasure(id, body.Ordered, body.Reason, body.DueOn), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        measures.MapPost("/{id:guid}/answer", async (Guid id, AnswerBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new AnswerMeasure(id, body.Answer), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        measures.MapPost("/{id:guid}/finish", async (Guid id, FinishBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new FinishMeasure(id, body.Result, body.DocumentNumber), ct)).ToHttp())
            .Produces<MeasureDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record DecideBody(bool? Ordered, string? Reason, DateOnly? DueOn);

    internal sealed record AnswerBody(string? Answer);

    internal sealed record FinishBody(string? Result, string? DocumentNumber);
}
