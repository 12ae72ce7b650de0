using Enforcement.Api.Data;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.SatelliteReview;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>One step of a review: load, let the rules decide, write, and answer with the review as its reader may see it.</summary>
internal sealed class ReviewSteps(EnforcementDb db, UnitOfWork work, ReviewStore store, ReportStore reports, ICurrentActor current,
    LegalClock clock)
{
    public delegate Task<(Decision<Review, ReviewEvent> Decision, ComparisonResult? Result)> Step(
        Review review, ReportMonth month, MonthPolicy policy, Actor actor, DateTimeOffset now);

    /// <param name="runAfter">Run the comparison anew after the step, so that who decided sees what came of it.</param>
    public Task<Result<ReviewDetails>> TakeAsync(string monthText, Step step, CancellationToken ct, bool runAfter = false) =>
        work.RunAsync<Result<ReviewDetails>>(async () =>
    {
        var x = new Context(clock.Now, CurrentActor.Require(current));
        if (ReportMonth.Parse(monthText) is not { } month || !IsVisible(x.Actor)
            || await store.FindAsync(month, ct) is not var (row, review)) return Refusal.NotFound;
        var policy = await reports.PolicyAsync(month, ct);
        var (decision, result) = await step(review, month, policy.Month, x.Actor, x.Now);
        if (!decision.IsAccepted) return decision.Refusal;
        await store.WriteAsync(row, review, decision, result, x, ct);
        if (runAfter)
        {
            review = decision.State;
            var again = await store.CompareAsync(review, month, policy.Month, ct);
            await store.WriteAsync(row, review, ReviewDecider.Run(review, again, x.Actor, x.Now), again, x, ct);
        }
        return await ViewAsync(month, x.Actor, ct) is { } view ? view : Refusal.NotFound;
    }, ct, x => x.IsOk);

    /// <summary>Whether there is a review of the month for the present reader.</summary>
    public Task<bool> IsSeenAsync(string month, CancellationToken ct)
    {
        var (reader, named) = (CurrentActor.Require(current), ReportMonth.Parse(month)?.ToString());
        var all = ReadScope.Of(reader).WholeDistrict;
        return !IsVisible(reader) ? Task.FromResult(false) : db.Set<ReviewRow>()
            .AnyAsync(r => r.Month == named && (all || r.ConfirmedAt != null), ct); // as below
    }

    /// <summary>The review for a reader; null when it is not there or not theirs to see.</summary>
    public async Task<ReviewDetails?> ViewAsync(ReportMonth month, Actor reader, CancellationToken ct)
    {
        if (!IsVisible(reader) || await store.FindAsync(month, ct) is not var (row, review)) return null;
        var all = ReadScope.Of(reader).WholeDistrict;
        if (!all && review.Confirmed is null) return null; // a town must not know what it will be compared with (Art 16)
        var (policy, units, result) = ((await reports.PolicyAsync(month, ct)).Month, await store.UnitsAsync(ct),
            ReviewStore.ResultOf(row, review));
        var reported = (await db.Set<ReportRow>().AsNoTracking().Where(r => r.Month == row.Month && r.FirstSubmittedAt != null)
            .Select(r => r.Town).ToListAsync(ct)).ToHashSet();
        bool Shown(string? town) => all || reader.ActsFor(town);
        var actions = !ReviewDecider.MayReview(reader) ? [] : review.Confirmed is not null ? (string[])["finish"]
            : review.LastRun is null ? ["run"] : review.IsStale ? ["run", "decide"] : ["run", "decide", "confirm"];
        var pairs = (result?.Pairs ?? []).Where(p => Shown(p.Patch?.Town ?? p.Entry?.Town)).ToList();
        return new ReviewDetails(
            row.Month, review.Confirmed is not null ? "confirmed" : review.LastRun is not null ? "run" : "open", review.Version,
            month.From(policy), month.Before(policy), review.LastRun?.At, review.Confirmed?.At, review.IsStale,
            pairs.Count(p => p.Patch is { Town: null }), all ? await ExcludedAsync(review, ct) : [],
            [.. (result?.Towns ?? []).Where(t => Shown(t.Town))
                .Select(t => new ReviewTown(units.View(t.Town), t.Matched, t.SatelliteOnly, t.LedgerOnly, t.MatchRate, t.Rating,
                    reported.Contains(t.Town)))], pairs,
            all ? [.. review.FollowUps.Select(f => new FollowUpView(units.View(f.Town), f.Kind, f.DueAt, f.DoneAt))] : [], actions);
    }

    private async Task<IReadOnlyList<ExcludedPatch>> ExcludedAsync(Review review, CancellationToken ct)
    {
        if (review.Excluded.Count == 0) return [];
        var ids = review.Excluded.Select(Guid.Parse).ToList();
        return [.. (await db.Set<Leads.LeadRow>().AsNoTracking().Where(l => ids.Contains(l.Id)).OrderBy(l => l.SourceNumber)
            .Select(l => new { l.Id, l.SourceNumber }).ToListAsync(ct)).Select(l => new ExcludedPatch(l.Id.ToString(), l.SourceNumber))];
    }

    private static bool IsVisible(Actor reader) => ReviewRules.MaySee(reader);
}
