using Enforcement.Api.Data;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.SatelliteReview;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Starts the review of a month; one that is there already is answered as it is.</summary>
public sealed record CreateReview(string? Month) : IRequest<Result<ReviewDetails>>
{
    internal sealed class Handler(UnitOfWork work, ReviewStore store, ReviewSteps steps, ReportStore reports, ICurrentActor current,
        LegalClock clock) : IRequestHandler<CreateReview, Result<ReviewDetails>>
    {
        public Task<Result<ReviewDetails>> Handle(CreateReview r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<ReviewDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!ReviewDecider.MayReview(actor)) return Refusal.Of(ReviewRefusalReason.NotYours);
            if (ReportMonth.Parse(r.Month) is not { } month || month.OpensAt > now) return new Refusal("month-unreadable",
                RefusalKind.Invalid, "month");
            if (await store.FindAsync(month, cancellationToken) is null)
            {
                var policy = await reports.PolicyAsync(month, cancellationToken);
                var created = ReviewDecider.Create(new ReviewCreated(now, month.ToString(), policy.Version), actor);
                await store.WriteAsync(null, null, created, new Context(now, actor), policy.Version, cancellationToken);
            }
            return await steps.ViewAsync(month, actor, cancellationToken) is { } view ? view : Refusal.NotFound;
        }, cancellationToken, x => x.IsOk);
    }
}
