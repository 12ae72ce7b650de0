using Enforcement.Api.Data;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>
/// Opens the assessments of a period that has begun, or computes them anew from the facts as they are now; they are published to the
/// assessed units with it.
/// </summary>
/// <param name="Town">Whose villages, code or slug; empty: planning assesses the towns, a town its own villages.</param>
public sealed record ComputeAssessments(string? Period, string? Town = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(UnitOfWork work, AssessmentStore store, AssessmentSheets sheets, ReportStore reports,
        ICurrentActor current, LegalClock clock) : IRequestHandler<ComputeAssessments, Result<AssessmentSheet>>
    {
        public Task<Result<AssessmentSheet>> Handle(ComputeAssessments r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<AssessmentSheet>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var (level, assessor, refused) = await sheets.AssessorAsync(actor, r.Town, cancellationToken);
            if (refused is not null) return refused;
            if (AssessmentPeriod.Parse(r.Period) is not { } period || period.From > now) return new Refusal("period-unreadable",
                RefusalKind.Invalid, "period");
            var known = (await store.FindAsync(period, a => a.Assessor == assessor, cancellationToken)).ToDictionary(k => k.Row.Unit);
            if (known.Values.Any(k => k.Assessment.Confirmed is not null)) return Refusal.Of(AssessmentRefusalReason.IsConfirmed);
            var policy = await reports.PolicyAsync(period.Start, cancellationToken);
            var facts = await sheets.FactsAsync(level, assessor, period, now, cancellationToken);
            foreach (var unit in await store.UnitsAsync(level, assessor, period, cancellationToken))
            {
                var before = known.GetValueOrDefault(unit.Code);
                var (deductions, uncleared) = facts(unit.Code);
                var decision = before.Assessment is { } assessment
                    ? AssessmentDecider.Compute(assessment, deductions, uncleared, actor, now)
                    : AssessmentDecider.ComputeFirst(
                        new AssessmentOpened(now, period.ToString(), unit.Code, unit.Name, level, assessor, policy.Version), deductions,
                        uncleared, actor, now);
                if (!decision.IsAccepted) return decision.Refusal;
                await store.WriteAsync(before.Row, before.Assessment, decision, new Context(now, actor), cancellationToken);
            }
            return await sheets.ViewAsync(period, level, assessor, cancellationToken);
        }, cancellationToken, x => x.IsOk);
    }
}
