using Enforcement.Api.Data;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>
/// Confirms a period's assessments, all of an assessor's units together: scores, grades and ranks are frozen, whatever changes later.
/// </summary>
/// <param name="Town">As of <see cref="ComputeAssessments"/>.</param>
/// <param name="Version">The sheet's version that was seen.</param>
public sealed record ConfirmAssessments(string? Period, string? Town = null, int? Version = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(UnitOfWork work, AssessmentStore store, AssessmentSheets sheets, ReportStore reports,
        ICurrentActor current, LegalClock clock) : IRequestHandler<ConfirmAssessments, Result<AssessmentSheet>>
    {
        public Task<Result<AssessmentSheet>> Handle(ConfirmAssessments r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<AssessmentSheet>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var (level, assessor, refused) = await sheets.AssessorAsync(actor, r.Town, cancellationToken);
            if (refused is not null) return refused;
            if (AssessmentPeriod.Parse(r.Period) is not { } period) return new Refusal("period-unreadable", RefusalKind.Invalid, "period");
            var all = await store.FindAsync(period, a => a.Assessor == assessor, cancellationToken);
            if (all.Count == 0) return new Refusal("assessment-not-computed", RefusalKind.InvalidInStage);
            if (r.Version is { } seen && seen != all.Sum(a => a.Row.Version)) return Refusal.Conflict;
            var facts = await sheets.FactsAsync(level, assessor, period, now, cancellationToken);
            if ((await store.UnitsAsync(level, assessor, period, cancellationToken))
                .Any(u => all.All(a => a.Row.Unit != u.Code))) return Refusal.Of(AssessmentRefusalReason.Stale);
            if (await sheets.OpenReviewAsync(level, period, cancellationToken) is { } month) return new Refusal("assessment-review-open",
                RefusalKind.InvalidInStage, null, month);
            var ranks = Scoring.Ranks([.. all.Select(a => a.Assessment.Score)]);
            var appealDays = (await reports.PolicyAsync(period.Start, cancellationToken)).AppealDays;
            var decided = all.Zip(ranks, (a, rank) =>
            {
                var (deductions, uncleared) = facts(a.Row.Unit);
                return (a.Row, a.Assessment, Decision: AssessmentDecider.Confirm(a.Assessment, period, deductions, uncleared, rank,
                    all.Count, appealDays, actor, now));
            }).ToList();
            if (FirstOf(decided.Select(d => d.Decision.Refusal)) is { } refusal) return refusal;
            foreach (var (row, assessment, decision) in decided) await store.WriteAsync(row, assessment, decision,
                new Context(now, actor), cancellationToken);
            return await sheets.ViewAsync(period, level, assessor, cancellationToken);
        }, cancellationToken, x => x.IsOk);

        /// <summary>Of several reasons the one that is said before the others.</summary>
        private static Refusal? FirstOf(IEnumerable<Refusal?> refusals) =>
            refusals.OfType<Refusal>()
                .MinBy(r => Array.FindIndex(Enum.GetValues<AssessmentRefusalReason>(), reason => Refusal.CodeOf(reason) == r.Code));
    }
}
