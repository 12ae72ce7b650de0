using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.SatelliteReview;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>The reviews that the reader may see, newest first: the district's bodies all, a town the confirmed ones.</summary>
public sealed record ListReviews : IRequest<Page<ReviewItem>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListReviews, Page<ReviewItem>>
    {
        public async Task<Page<ReviewItem>> Handle(ListReviews request, CancellationToken cancellationToken)
        {
            var reader = CurrentActor.Require(current);
            var all = ReadScope.Of(reader).WholeDistrict;
            if (!all && reader.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone)) return new Page<ReviewItem>([], 0);
            var rows = await db.Set<ReviewRow>().AsNoTracking().Where(r => all || r.ConfirmedAt != null).OrderByDescending(r => r.Month).Select(r => new { r.Month, r.RanAt, r.ConfirmedAt, r.Waiting }).ToListAsync(cancellationToken);
            return new Page<ReviewItem>([.. rows.Select(r => new ReviewItem(r.Month, r.ConfirmedAt is not null ? "confirmed" : r.RanAt is not null ? "run" : "open", r.RanAt, r.ConfirmedAt, all ? r.Waiting : 0))], rows.Count);
        }
    }
}

/// <summary>Starts the review of a month; one that is there already is answered as it is.</summary>
public sealed record CreateReview(string? Month) : IRequest<Result<ReviewDetails>>
{
    internal sealed class Handler(UnitOfWork work, ReviewStore store, ReviewSteps steps, ReportStore reports, ICurrentActor current, LegalClock clock) : IRequestHandler<CreateReview, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(CreateReview r, CancellationToken cancellationToken) => work.RunAsync<Result<ReviewDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!ReviewDecider.MayReview(actor)) return Refusal.Of(ReviewRefusalReason.NotYours);
            if (ReportMonth.Parse(r.Month) is not { } month || month.OpensAt > now) return new Refusal("month-unreadable", RefusalKind.Invalid, "month");
            if (await store.FindAsync(month, cancellationToken) is null)
            {
                var policy = await reports.PolicyAsync(month, cancellationToken);
                var created = ReviewDecider.Create(new ReviewCreated(now, month.ToString(), policy.Version), actor);
                await store.WriteAsync(null, null, created, new Context(now, actor), policy.Version, cancellationToken);
            }
            return await steps.ViewAsync(month, actor, cancellationToken) is { } view ? view : new Refusal("not-found", RefusalKind.NotFound);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>A month's review.</summary>
public sealed record GetReview(string Month) : IRequest<Result<ReviewDetails>>
{
    internal sealed class Handler(ReviewSteps steps, ICurrentActor current) : IRequestHandler<GetReview, Result<ReviewDetails>>
    {
        public async Task<Result<ReviewDetails>> Handle(GetReview r, CancellationToken cancellationToken) =>
            ReportMonth.Parse(r.Month) is { } month && await steps.ViewAsync(month, CurrentActor.Require(current), cancellationToken) is { } view ? view : new Refusal("not-found", RefusalKind.NotFound);
    }
}

/// <summary>Runs the comparison with the ledgers and reports as they are now; as often as wanted before it is confirmed.</summary>
public sealed record RunReview(string Month) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Handler(ReviewSteps steps, ReviewStore store) : IRequestHandler<RunReview, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(RunReview r, CancellationToken cancellationToken) => steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            if (ReviewDecider.Blocks(review, actor) is { } blocked) return (blocked, null);
            var result = await store.CompareAsync(review, month, policy, cancellationToken);
            return (ReviewDecider.Run(review, result, actor, now), result);
        }, cancellationToken);
    }
}

/// <summary>Decides by hand that a patch and an entry are, or are not, the same; it holds through later runs.</summary>
public sealed record DecidePair(string Month, DecideBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<DecidePair>
    {
        public Validator() => RuleFor(r => r.Body.Reason).MaximumLength(500).OverridePropertyName("reason");
    }

    internal sealed class Handler(ReviewSteps steps, ReviewStore store) : IRequestHandler<DecidePair, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(DecidePair r, CancellationToken cancellationToken) => steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            var lines = ReviewDecider.Blocks(review, actor) is null ? (await store.CompareAsync(review, month, policy, cancellationToken)).Pairs : [];
            var patch = lines.Select(l => l.Patch).FirstOrDefault(p => p?.Id == r.Body.Patch || (p is not null && p.Number == r.Body.Patch));
            var entry = lines.Select(l => l.Entry).FirstOrDefault(x => x?.Key == r.Body.Entry || (x is not null && x.Number == r.Body.Entry));
            return (ReviewDecider.Decide(review, patch, entry, r.Body.Same, r.Body.Reason, actor, now), null);
        }, cancellationToken, runAfter: true);
    }
}

/// <summary>Takes a patch out of the month's review, or in again.</summary>
public sealed record ExcludePatch(string Month, ExcludeBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<ExcludePatch>
    {
        public Validator() => RuleFor(r => r.Body.Reason).MaximumLength(500).OverridePropertyName("reason");
    }

    internal sealed class Handler(ReviewSteps steps, EnforcementDb db) : IRequestHandler<ExcludePatch, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(ExcludePatch r, CancellationToken cancellationToken) => steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            var (from, before, named) = (month.From(policy), month.Before(policy), Guid.TryParse(r.Body.Patch, out var id) ? id : Guid.Empty);
            var patch = await db.Set<LeadRow>().AsNoTracking().Through(c => c.IsPatch)
                .Where(l => l.FoundAt >= from && l.FoundAt < before && (l.Id == named || l.SourceNumber == r.Body.Patch))
                .Select(l => (Guid?)l.Id).SingleOrDefaultAsync(cancellationToken);
            return (ReviewDecider.Exclude(review, patch?.ToString(), r.Body.Excluded, r.Body.Reason, actor, now), null);
        }, cancellationToken, runAfter: true);
    }
}

/// <summary>Patch by id or number; out, or in again; and why.</summary>
public sealed record ExcludeBody(string? Patch, bool Excluded, string? Reason);

/// <summary>Patch by id or number, entry by key or number.</summary>
public sealed record DecideBody(string? Patch, string? Entry, bool Same, string? Reason);

/// <summary>
/// Confirms the review: it is frozen, patches that only the satellite saw are dispatched to their towns, and what follows from the ratings is due. All in one commit.
/// </summary>
public sealed record ConfirmReview(string Month) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Handler(ReviewSteps steps, ReviewStore store, IMediator mediator) : IRequestHandler<ConfirmReview, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(ConfirmReview r, CancellationToken cancellationToken) => steps.TakeAsync(r.Month, async (review, month, policy, actor, now) =>
        {
            if (ReviewDecider.Blocks(review, actor) is { } blocked) return (blocked, null);
            var result = await store.CompareAsync(review, month, policy, cancellationToken);
            var decision = ReviewDecider.Confirm(review, result, policy, actor, now);
            if (!decision.IsAccepted) return (decision, null);
            foreach (var patch in result.Pairs.Where(p => p.Kind == PairKind.SatelliteOnly).Select(p => p.Patch!).Where(p => p.Town is not null))
            {
                var lead = (await mediator.Send(new GetLead(Guid.Parse(patch.Id)), cancellationToken)).Value;
                if (lead?.State is LeadState.New or LeadState.Returned) await mediator.Send(new DispatchOneLead(lead.Id, new DispatchBody(patch.Town)), cancellationToken);
            }
            return (decision, result);
        }, cancellationToken);
    }
}

/// <summary>What followed for a town was done.</summary>
public sealed record FinishFollowUp(string Month, FinishBody Body) : IRequest<Result<ReviewDetails>>, IAbout
{
    Subject? IAbout.About => SatelliteReviewRoom.About(Month);

    internal sealed class Validator : AbstractValidator<FinishFollowUp>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Town).NotEmpty().OverridePropertyName("town");
            RuleFor(r => r.Body.Kind).NotNull().OverridePropertyName("kind");
            RuleFor(r => r.Body.Note).MaximumLength(500).OverridePropertyName("note");
        }
    }

    internal sealed class Handler(ReviewSteps steps) : IRequestHandler<FinishFollowUp, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(FinishFollowUp r, CancellationToken cancellationToken) => steps.TakeAsync(r.Month, (review, _, _, actor, now) =>
            Task.FromResult<(Decision<Review, ReviewEvent>, ComparisonResult?)>(
                (ReviewDecider.FinishFollowUp(review, r.Body.Town!, r.Body.Kind!.Value, r.Body.Note, actor, now), null)), cancellationToken);
    }
}

/// <summary>Which one: the town by its code.</summary>
public sealed record FinishBody(string? Town, FollowUpKind? Kind, string? Note = null);
