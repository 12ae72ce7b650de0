using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>A measure on a unit as a line of a list.</summary>
/// <param name="Late">Ordered, and its last day has passed.</param>
public sealed record MeasureItem(Guid Id, UnitView Unit, MeasureKind Kind, MeasureState State, int Facts, DateTimeOffset ProposedAt, DateTimeOffset? DueAt, bool Late, DateTimeOffset? DoneAt);

/// <summary>A step of a measure's history.</summary>
/// <param name="Type"><c>proposed</c>, <c>ordered</c>, <c>dismissed</c>, <c>answered</c>, <c>done</c>.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Text">Reason, answer or result.</param>
public sealed record MeasureStep(DateTimeOffset At, string Type, string By, string? Text, string? DocumentNumber);

/// <summary>A measure with its facts and history, and what the reader may do.</summary>
public sealed record MeasureDetails(MeasureItem Item, IReadOnlyList<MeasureFact> Facts, IReadOnlyList<MeasureStep> Steps, bool MayDecide, bool MayAnswer, bool MayFinish);

/// <summary>The measures that the reader may see.</summary>
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
                var code = units.FindBySlug(r.Unit)?.Code ?? r.Unit;
                measures = measures.Where(m => m.Unit == code);
            }
            if (r.Kind is { } kind) measures = measures.Where(m => m.Kind == kind);
            if (r.State is { } state) measures = measures.Where(m => m.State == state);
            if (Sorted(measures, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(m => m.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<MeasureItem>([.. page.Items.Select(m => MeasureRequests.ItemOf(m, units, now))], page.Total);
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
    internal sealed class Handler(MeasureRequests measures) : IRequestHandler<GetMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(GetMeasure r, CancellationToken cancellationToken) =>
            await measures.FindAsync(r.Id, cancellationToken) is { } row ? await measures.ViewAsync(row, cancellationToken) : new Refusal("not-found", RefusalKind.NotFound);
    }
}

/// <summary>Orders a proposed measure, or does not; with a reason either way.</summary>
/// <param name="DueOn">Last day to answer and carry it out; default by the policy.</param>
public sealed record DecideMeasure(Guid Id, bool? Ordered, string? Reason, DateOnly? DueOn = null) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Validator : AbstractValidator<DecideMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Ordered).NotNull();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(MeasureRequests measures) : IRequestHandler<DecideMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(DecideMeasure r, CancellationToken cancellationToken) => measures.StepAsync(r.Id, (row, actor, policy, now) =>
        {
            if (!MeasureRules.MayDecide(row.Kind, actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            if (row.State != MeasureState.Proposed) return new Refusal("already-done", RefusalKind.InvalidInStage);
            var today = LegalTime.DateOf(now);
            var dueOn = r.DueOn ?? today.AddDays(policy.UnitLadder.AnswerDays);
            if (r.Ordered == true && (dueOn <= today || dueOn > today.AddDays(365))) return new Refusal("measure-due", RefusalKind.Invalid, "dueOn");
            return r.Ordered == true ? new MeasureOrdered(now, r.Reason!.Trim(), LegalTime.EndOf(dueOn)) : new MeasureDismissed(now, r.Reason!.Trim());
        }, cancellationToken);
    }
}

/// <summary>The unit says what it does about it.</summary>
public sealed record AnswerMeasure(Guid Id, string? Answer) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Validator : AbstractValidator<AnswerMeasure>
    {
        public Validator() => RuleFor(r => r.Answer).NotEmpty().MaximumLength(5_000);
    }

    internal sealed class Handler(MeasureRequests measures) : IRequestHandler<AnswerMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(AnswerMeasure r, CancellationToken cancellationToken) => measures.StepAsync(r.Id, (row, actor, _, now) =>
            !MeasureRules.MayAnswer(row.Unit, actor) ? new Refusal("not-yours", RefusalKind.Forbidden)
            : row.State != MeasureState.Ordered ? new Refusal("already-done", RefusalKind.InvalidInStage)
            : new MeasureAnswered(now, r.Answer!.Trim()), cancellationToken);
    }
}

/// <summary>The measure was carried out.</summary>
public sealed record FinishMeasure(Guid Id, string? Result, string? DocumentNumber = null) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Validator : AbstractValidator<FinishMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Result).NotEmpty().MaximumLength(5_000);
            RuleFor(r => r.DocumentNumber).MaximumLength(60);
        }
    }

    internal sealed class Handler(MeasureRequests measures) : IRequestHandler<FinishMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(FinishMeasure r, CancellationToken cancellationToken) => measures.StepAsync(r.Id, (row, actor, _, now) =>
            !MeasureRules.MayDecide(row.Kind, actor) ? new Refusal("not-yours", RefusalKind.Forbidden)
            : row.State != MeasureState.Ordered ? new Refusal("already-done", RefusalKind.InvalidInStage)
            : new MeasureDone(now, r.Result!.Trim(), string.IsNullOrWhiteSpace(r.DocumentNumber) ? null : r.DocumentNumber.Trim()), cancellationToken);
    }
}

/// <summary>What a step of a measure comes to: an event or a refusal.</summary>
internal readonly struct MeasureOutcome
{
    public MeasureEvent? Event { get; private init; }
    public Refusal? Refusal { get; private init; }
    public static implicit operator MeasureOutcome(MeasureEvent e) => new() { Event = e };
    public static implicit operator MeasureOutcome(Refusal refusal) => new() { Refusal = refusal };
}

/// <summary>The one write path of measures, and their view.</summary>
internal sealed class MeasureRequests(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PolicyBook policies, ICurrentActor current, LegalClock clock)
{
    public static string StreamOf(Guid id) => $"measure/{id}";

    public Task<MeasureRow?> FindAsync(Guid id, CancellationToken ct) => db.Set<MeasureRow>().Include(m => m.Facts).SingleOrDefaultAsync(m => m.Id == id, ct);

    public Task<Result<MeasureDetails>> StepAsync(Guid id, Func<MeasureRow, Actor, CasePolicy, DateTimeOffset, MeasureOutcome> decide, CancellationToken ct) => work.RunAsync<Result<MeasureDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await FindAsync(id, ct) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
        var policy = CasePolicy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now));
        var outcome = decide(row, actor, policy, now);
        if (outcome.Event is not { } e) return outcome.Refusal!;
        db.Append(row, StreamOf(id), e, now, actor, policy.Version, now);
        Apply(row, e);
        var (to, kind) = e is MeasureAnswered ? ((await directory.GetAsync(ct)).Body(MeasureRules.DeciderOf(row.Kind)).Code, "measure.answered") : (row.Unit, e switch { MeasureOrdered => "measure.ordered", MeasureDone => "measure.done", _ => "" });
        if (kind.Length > 0) db.Notify(StreamOf(id), new NoticePayload(to, null, kind, now, null, $"/escalation/{id}"), now);
        await db.SaveChangesAsync(ct);
        return await ViewAsync(row, ct);
    }, ct, r => r.IsOk);

    private static void Apply(MeasureRow row, MeasureEvent e)
    {
        switch (e)
        {
            case MeasureOrdered ordered:
                (row.State, row.OrderedAt, row.DueAt) = (MeasureState.Ordered, ordered.At, ordered.DueAt);
                break;
            case MeasureDismissed:
                row.State = MeasureState.Dismissed;
                break;
            case MeasureAnswered:
                row.Answers++;
                break;
            case MeasureDone done:
                (row.State, row.DoneAt) = (MeasureState.Done, done.At);
                break;
        }
    }

    public static MeasureItem ItemOf(MeasureRow m, Units units, DateTimeOffset now) =>
        new(m.Id, units.View(m.Unit), m.Kind, m.State, m.Facts.Count, m.ProposedAt, m.DueAt, m.State == MeasureState.Ordered && m.DueAt <= now, m.DoneAt);

    public async Task<MeasureDetails> ViewAsync(MeasureRow row, CancellationToken ct)
    {
        var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(ct));
        var stream = StreamOf(row.Id);
        var entries = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Sequence).ToListAsync(ct);
        var steps = entries.Select(j => EventJson<MeasureEvent>.Read(j.Type, j.Data) switch
        {
            MeasureOrdered e => new MeasureStep(e.At, "ordered", j.ByName, e.Reason, null),
            MeasureDismissed e => new MeasureStep(e.At, "dismissed", j.ByName, e.Reason, null),
            MeasureAnswered e => new MeasureStep(e.At, "answered", j.ByName, e.Answer, null),
            MeasureDone e => new MeasureStep(e.At, "done", j.ByName, e.Result, e.DocumentNumber),
            var e => new MeasureStep(e.At, "proposed", j.ByName, null, null),
        });
        var decides = MeasureRules.MayDecide(row.Kind, actor);
        return new MeasureDetails(
            ItemOf(row, units, clock.Now), [.. row.Facts.OrderBy(f => f.At).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new MeasureFact(f.Key, f.At))], [.. steps],
            decides && row.State == MeasureState.Proposed, MeasureRules.MayAnswer(row.Unit, actor) && row.State == MeasureState.Ordered, decides && row.State == MeasureState.Ordered);
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
