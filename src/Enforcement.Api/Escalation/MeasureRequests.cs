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

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, MeasureRequests measures, UnitDirectory directory, PolicyBook policies, ICurrentActor current, LegalClock clock) : IRequestHandler<OpenMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(OpenMeasure r, CancellationToken cancellationToken) => work.RunAsync<Result<MeasureDetails>>(async () =>
        {
            var (actor, now, units) = (CurrentActor.Require(current), clock.Now, await directory.GetAsync(cancellationToken));
            if (!MeasureRules.MayDecide(r.Kind!.Value, actor)) return new Refusal("not-yours", RefusalKind.Forbidden);
            if (units.Named(r.Unit) is not { } unit || !MeasureRules.MayBeOn(unit.Kind) || unit.EndedAt <= now) return new Refusal("measure-unit", RefusalKind.Invalid, "unit");
            var policy = CasePolicy.InForce(await policies.AllAsync(cancellationToken), LegalTime.DateOf(now));
            var row = measures.Add(
                new MeasureProposed(now, Guid.CreateVersion7(now), unit.Code, r.Kind.Value, [], r.Basis!.Trim()), unit.Kind == UnitKind.Village ? unit.Parent : null, actor, policy.Version);
            await db.SaveChangesAsync(cancellationToken);
            return await measures.ViewAsync(row, cancellationToken);
        }, cancellationToken, x => x.IsOk);
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
public sealed record AnswerMeasure(Guid Id, string? Answer) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<AnswerMeasure>
    {
        public Validator() => RuleFor(r => r.Answer).NotEmpty().MaximumLength(5_000);
    }

    internal sealed class Handler(MeasureRequests measures) : IRequestHandler<AnswerMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(AnswerMeasure r, CancellationToken cancellationToken) => measures.StepAsync(r.Id, (row, actor, _, now) =>
            !MeasureRules.MayAnswer(row.Unit, row.Town, actor) ? new Refusal("not-yours", RefusalKind.Forbidden)
            : row.State != MeasureState.Ordered ? new Refusal("already-done", RefusalKind.InvalidInStage)
            : new MeasureAnswered(now, r.Answer!.Trim()), cancellationToken);
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

    internal sealed class Handler(MeasureRequests measures, IMediator mediator) : IRequestHandler<FinishMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(FinishMeasure r, CancellationToken cancellationToken)
        {
            var number = string.IsNullOrWhiteSpace(r.DocumentNumber) ? null : r.DocumentNumber.Trim();
            var document = number is null ? null : await mediator.Send(new FindIssued(number), cancellationToken);
            return await measures.StepAsync(r.Id, (row, actor, _, now) =>
                !MeasureRules.MayDecide(row.Kind, actor) ? new Refusal("not-yours", RefusalKind.Forbidden)
                : row.State != MeasureState.Ordered ? new Refusal("already-done", RefusalKind.InvalidInStage)
                : number is not null && (document?.Unit.Code != actor.UnitCode || document.ToUnit?.Code != row.Unit) ? new Refusal("measure-document", RefusalKind.Invalid, "documentNumber", number)
                : new MeasureDone(now, r.Result!.Trim(), document?.Number), cancellationToken);
        }
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

    /// <summary>Adds a measure; the caller saves.</summary>
    /// <param name="town">The town of a village, or null.</param>
    public MeasureRow Add(MeasureProposed e, string? town, Actor actor, int policyVersion)
    {
        var row = new MeasureRow { Id = e.Id, Unit = e.Unit, Town = town, Kind = e.Kind, ProposedAt = e.At, HeadHash = "" };
        row.Facts.AddRange(e.Facts.Select(f => new MeasureFactRow { MeasureId = row.Id, Key = f.Key, At = f.At }));
        db.Add(row);
        db.Append<MeasureEvent>(row, StreamOf(row.Id), e, e.At, actor, policyVersion, e.At);
        return row;
    }

    public Task<Result<MeasureDetails>> StepAsync(Guid id, Func<MeasureRow, Actor, CasePolicy, DateTimeOffset, MeasureOutcome> decide, CancellationToken ct) => work.RunAsync<Result<MeasureDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await FindAsync(id, ct) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
        var policy = CasePolicy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now));
        var outcome = decide(row, actor, policy, now);
        if (outcome.Event is not { } e) return outcome.Refusal!;
        db.Append(row, StreamOf(id), e, now, actor, policy.Version, now);
        Apply(row, e);
        (string? To, string Kind)[] told = e switch
        {
            MeasureOrdered => [(row.Unit, "measure.ordered"), (row.Town, "measure.orderedVillage")],
            MeasureAnswered => [((await directory.GetAsync(ct)).Body(MeasureRules.DeciderOf(row.Kind)).Code, "measure.answered")],
            MeasureDone => [(row.Unit, "measure.done"), (row.Town, "measure.done")],
            _ => [],
        };
        foreach (var (to, kind) in told.Where(t => t.To is not null)) db.Notify(StreamOf(id), new NoticePayload(to!, null, kind, now, null, $"/escalation/{id}"), now);
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
        new(m.Id, units.View(m.Unit), m.Town is { } town ? units.View(town) : null, m.Kind, m.State, m.Facts.Count, m.ProposedAt, m.DueAt, m.State == MeasureState.Ordered && m.DueAt <= now, m.DoneAt);

    public async Task<MeasureDetails> ViewAsync(MeasureRow row, CancellationToken ct)
    {
        var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(ct));
        var stream = StreamOf(row.Id);
        var entries = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Sequence).ToListAsync(ct);
        string? basis = null;
        var steps = entries.ConvertAll(j => EventJson<MeasureEvent>.Read(j.Type, j.Data) switch
        {
            MeasureProposed { Basis: { } b } e => new MeasureStep(e.At, "opened", j.ByName, basis = b, null),
            MeasureOrdered e => new MeasureStep(e.At, "ordered", j.ByName, e.Reason, null),
            MeasureDismissed e => new MeasureStep(e.At, "dismissed", j.ByName, e.Reason, null),
            MeasureAnswered e => new MeasureStep(e.At, "answered", j.ByName, e.Answer, null),
            MeasureDone e => new MeasureStep(e.At, "done", j.ByName, e.Result, e.DocumentNumber),
            var e => new MeasureStep(e.At, "proposed", j.ByName, null, null),
        });
        var decides = MeasureRules.MayDecide(row.Kind, actor);
        return new MeasureDetails(
            ItemOf(row, units, clock.Now), basis, [.. row.Facts.OrderBy(f => f.At).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new MeasureFact(f.Key, f.At))], steps,
            decides && row.State == MeasureState.Proposed, MeasureRules.MayAnswer(row.Unit, row.Town, actor) && row.State == MeasureState.Ordered, decides && row.State == MeasureState.Ordered);
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
