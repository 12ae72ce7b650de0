using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Policies;

/// <summary>
/// Records the next policy version (Art 31). It takes effect on a later day than every version there is, and after today: what is in
/// force is never edited, and cases keep the version of the day they were opened.
/// </summary>
/// <param name="Policy">The values; the version number is given here, whatever it says.</param>
public sealed record RecordPolicy(Policy Policy) : IRequest<Result<Policy>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PolicyBook book, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RecordPolicy, Result<Policy>>
    {
        public async Task<Result<Policy>> Handle(RecordPolicy request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var result = await work.RunAsync<Result<Policy>>(async () =>
            {
                var versions = await db.Set<PolicyRow>().AsNoTracking().ToListAsync(cancellationToken);
                var latest = versions.Select(v => PolicyBook.Parse(v.Data)).MaxBy(p => p.EffectiveFrom)!;
                var next = request.Policy with { Version = versions.Max(v => v.Version) + 1, Month = request.Policy.Month
                    ?? latest.Month, UnitLadder = request.Policy.UnitLadder ?? latest.UnitLadder, Assessment = request.Policy.Assessment
                        ?? latest.Assessment };
                if (next.EffectiveFrom <= LegalTime.DateOf(clock.Now) || next.EffectiveFrom <= latest.EffectiveFrom)
                    return new Refusal("policy-not-later", RefusalKind.Invalid, "effectiveFrom");
                if (next.Periods is null || latest.Periods.Keys.Any(k => !next.Periods.TryGetValue(k, out var p)
                    || p is not { Days: >= 1 and <= 365 }))
                    return new Refusal("policy-periods-incomplete", RefusalKind.Invalid, "periods");
                if (OutOfRange(next) is { } wrong) return wrong;
                db.Add(new PolicyRow
                {
                    Version = next.Version, Data = JsonSerializer.Serialize(next, EnforcementJson.Options), RecordedAt = clock.Now,
                    RecordedBy = actor.UserName,
                });
                await db.SaveChangesAsync(cancellationToken);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Policies);
                return next;
            }, cancellationToken, r => r.IsOk);
            if (result.IsOk) book.Forget();
            return result;
        }

        private static Refusal? OutOfRange(Policy p)
        {
            var (m, u) = (p.Month, p.UnitLadder);
            if (m.ReminderDays is null) return new Refusal("policy-value-out-of-range", RefusalKind.Invalid, "month.reminderDays", 0, 27);
            (string Field, double Value, double From, double To)[] limits =
            [
                ("maxExtensionDays", p.MaxExtensionDays, 0, 365), ("repeatDistanceMetres", p.RepeatDistanceMetres, 1, 1_000),
                ("repeatYears", p.RepeatYears, 1, 50),
                ("duplicateDistanceMetres", p.DuplicateDistanceMetres, 1, 1_000), ("duplicateDays", p.DuplicateDays, 1, 3_650),
                ("month.reportDay", m.ReportDay, 1, 31), ("month.returnDays", m.ReturnDays, 1, 31),
                ("month.matchMetres", m.MatchMetres, 1, 1_000), ("month.matchDays", m.MatchDays, 0, 365),
                ("month.consistentRate", m.ConsistentRate, 0, 1), ("month.largeGapRate", m.LargeGapRate, 0, m.ConsistentRate),
                ("month.largeGapPatches", m.LargeGapPatches, 1, 1_000), ("month.followUpDays", m.FollowUpDays, 1, 90),
                .. m.ReminderDays.Select(d => ("month.reminderDays", (double)d, 0.0, 27.0)),
                ("unitLadder.reminderCases", u.ReminderCases, 1, 1_000), ("unitLadder.talkCases", u.TalkCases, u.ReminderCases, 1_000),
                ("unitLadder.answerDays", u.AnswerDays, 1, 365), ("appealDays", p.AppealDays, 0, 90),
                .. Enum.GetValues<DeductionKind>()
                    .Select(k => ($"assessment.{JsonNamingPolicy.CamelCase.ConvertName(k.ToString())}", (double)p.Assessment.PointsOf(k),
                        0.0, 100.0)),
            ];
            return limits.Where(l => !(l.Value >= l.From && l.Value <= l.To))
                .Select(l => new Refusal("policy-value-out-of-range", RefusalKind.Invalid, l.Field, l.From, l.To)).FirstOrDefault();
        }
    }
}
