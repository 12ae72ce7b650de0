using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.ListedItems;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.SatelliteReview;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.SatelliteReview;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Assessment;

/// <summary>What a period's assessments are made of, by the code of the assessed unit.</summary>
/// <param name="Uncleared">Numbers of the cases for which the unit is not cleared (<see cref="UnitAssessment.IsEligible"/>), in
/// order.</param>
internal sealed record PeriodFacts(ILookup<string, AssessedFact> Facts, ILookup<string, string> Uncleared);

/// <summary>
/// Gathers the facts of a period from cases, reports, reviews and the list of historical items, as they are known now and stood at the
/// period's end. A town answers for its cases, reports, patches and listed items, a village for
/// the cases that lie in it. A withdrawn case was none: it costs nothing.
/// </summary>
internal sealed class FactReader(EnforcementDb db, ReviewStore reviews, UnitDirectory directory)
{
    private static readonly List<DutyKind> StepDuties = [DutyKind.IssueBulletin, DutyKind.OpenSupervision, DutyKind.RecordMunicipalListing];

    private static readonly Dictionary<string, DeductionKind> Steps = new()
    {
        [EventName.Of(typeof(BulletinIssued))] = DeductionKind.Bulletin,
        [EventName.Of(typeof(SupervisionOpened))] = DeductionKind.Supervision,
        [EventName.Of(typeof(MunicipalListingRecorded))] = DeductionKind.MunicipalListing,
    };

    /// <summary>A case and whose it is.</summary>
    private sealed record Of(string Number, string Town, string? Village);

    /// <param name="assessor">The assessing unit; for villages only its own cases are looked at.</param>
    public async Task<PeriodFacts> ReadAsync(AssessmentLevel level, string assessor, AssessmentPeriod period, DateTimeOffset now,
        CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        // A town that had ended before the period answers through the one that took over; one that ended within it still for itself.
        string? Holder(string? town) => town is null ? null : units.HolderOf(town, period.From);
        string? UnitOf(Of c) => level == AssessmentLevel.Town ? Holder(c.Town) : c.Village;
        var towns = units.HeldBy(assessor);
        var cases = db.Set<CaseRow>().AsNoTracking()
            .Where(c => c.Stage != CaseStage.Withdrawn && (level == AssessmentLevel.Town || towns.Contains(c.Town)));
        var facts = new List<(string? Unit, AssessedFact Fact)>();
        facts.AddRange((await OverdueAsync(cases, period, ct)).Select(f => (UnitOf(f.Case), f.Fact)));
        facts.AddRange((await StepsAsync(cases, period, ct)).Select(f => (UnitOf(f.Case), f.Fact)));
        if (level == AssessmentLevel.Town)
        {
            facts.AddRange(await ReportsAsync(period, now, ct));
            facts.AddRange((await PatchesAsync(period, ct)).Concat(await ListedItemsAsync(period, ct))
                .Select(f => (Holder(f.Unit), f.Fact)));
        }
        var uncleared = await UnclearedAsync(cases, now < period.Before ? now : period.Before, ct);
        return new PeriodFacts(facts.Where(f => f.Unit is not null).ToLookup(f => f.Unit!, f => f.Fact),
            uncleared.Where(c => UnitOf(c) is not null).ToLookup(c => UnitOf(c)!, c => c.Number));
    }

    /// <summary>Own deadlines that passed in the period; a fact that undid a breach also undoes it here.</summary>
    private static async Task<IEnumerable<(Of Case, AssessedFact Fact)>> OverdueAsync(IQueryable<CaseRow> cases, AssessmentPeriod period,
        CancellationToken ct)
    {
        var (from, before, own) = (period.From, period.Before, Scoring.OwnDeadlines.ToList());
        var passed = await cases.SelectMany(c => c.Deadlines, (c, d) => new { c.Number, c.Town, c.Village, d.Kind, d.State, d.BreachedAt })
            .Where(d => d.State == DeadlineState.Breached && d.BreachedAt >= from && d.BreachedAt < before && own.Contains(d.Kind))
                .ToListAsync(ct);
        return passed.GroupBy(d => new Of(d.Number, d.Town, d.Village)).Select(g =>
            (g.Key, new AssessedFact(DeductionKind.OverdueCase, g.Key.Number, g.Key.Number, g.Min(d => d.BreachedAt)!.Value,
                [.. g.OrderBy(d => d.BreachedAt).ThenBy(d => d.Kind).Select(d => d.Kind)])));
    }

    /// <summary>
    /// Bulletins, supervision orders and listings of the period; a demolition that ended a step before it was taken is none.
    /// </summary>
    private async Task<IEnumerable<(Of Case, AssessedFact Fact)>> StepsAsync(IQueryable<CaseRow> cases, AssessmentPeriod period,
        CancellationToken ct)
    {
        var (from, before, types, taken) = (period.From, period.Before, Steps.Keys.ToList(), new List<(Of, AssessedFact)>());
        var candidates = await cases.Where(c => c.Duties.Any(d => StepDuties.Contains(d.Kind) && d.DoneAt >= from && d.DoneAt < before))
            .Select(c => new Of(c.Number, c.Town, c.Village)).ToListAsync(ct);
        foreach (var some in candidates.Chunk(500))
        {
            var byStream = some.ToDictionary(c => CaseStore.StreamOf(c.Number));
            var streams = byStream.Keys.ToList();
            var entries = await db.Set<JournalRow>().AsNoTracking()
                .Where(e => streams.Contains(e.Stream) && types.Contains(e.Type) && e.At >= from && e.At < before)
                    .Select(e => new { e.Stream, e.Type, e.At }).ToListAsync(ct);
            taken.AddRange(entries.Select(e =>
                (byStream[e.Stream], new AssessedFact(Steps[e.Type], byStream[e.Stream].Number, byStream[e.Stream].Number, e.At, []))));
        }
        return taken;
    }

    /// <summary>
    /// Reports that were due in the period, first or again, and had not come by its end (missing), or came after their day (late).
    /// </summary>
    private async Task<IEnumerable<(string? Unit, AssessedFact Fact)>> ReportsAsync(AssessmentPeriod period, DateTimeOffset now,
        CancellationToken ct)
    {
        var (from, before, found) = (period.From, period.Before, new List<(string?, AssessedFact)>());
        var rows = await db.Set<ReportRow>().AsNoTracking().Where(r => r.DueAt < before
            && (r.FirstSubmittedAt == null || r.FirstSubmittedAt >= r.DueAt || r.Restated
                || r.State == ReportState.Returned) // in time and never touched again: nothing to look at
            && (r.DueAt >= from || r.State == ReportState.Returned || r.SubmittedAt >= from)).ToListAsync(ct);
        foreach (var row in rows)
        {
            var report = Report.Fold((await db.ReadAsync<ReportEvent>(ReportStore.StreamOf(row.Month, row.Town), ct))
                .Where(e => e.At < before));
            if (report.IsMissing(now) && period.Contains(report.DueAt)) found.Add(
                (row.Town, new AssessedFact(DeductionKind.MissingReport, row.Month, row.Month, report.DueAt, [])));
            else if (report.IsLate && period.Contains(report.Opened.DueAt)) found.Add(
                (row.Town, new AssessedFact(DeductionKind.LateReport, row.Month, row.Month, report.Opened.DueAt, [])));
        }
        return found;
    }

    /// <summary>What only the satellite saw, of the reviews of the period's months that were confirmed.</summary>
    private async Task<IEnumerable<(string? Unit, AssessedFact Fact)>> PatchesAsync(AssessmentPeriod period, CancellationToken ct)
    {
        var found = new List<(string?, AssessedFact)>();
        foreach (var month in period.Months)
        {
            if (await reviews.FindAsync(month, ct) is not var (_, review) || review.Confirmed is null) continue;
            found.AddRange(review.Confirmed.Result.Pairs.Where(p => p.Kind == PairKind.SatelliteOnly)
                .Select(p => (p.Patch!.Town, new AssessedFact(DeductionKind.SatelliteOnly, p.Patch.Id, p.Patch.Number, p.Patch.ImagedAt,
                    [], review.Month))));
        }
        return found;
    }

    /// <summary>The first month of a period whose review was begun and is not confirmed, or null.</summary>
    public async Task<string?> OpenReviewAsync(AssessmentPeriod period, CancellationToken ct)
    {
        var months = period.Months.Select(m => m.ToString()).ToList();
        return await db.Set<ReviewRow>().Where(r => months.Contains(r.Month) && r.ConfirmedAt == null).OrderBy(r => r.Month)
            .Select(r => r.Month).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Historical items that were on the list when the period began and still are, or were delisted after it (Art 30): what is listed
    /// within the period had no time yet.
    /// </summary>
    private async Task<IEnumerable<(string? Unit, AssessedFact Fact)>> ListedItemsAsync(AssessmentPeriod period, CancellationToken ct)
    {
        var (from, before) = (period.From, period.Before);
        var items = await db.Set<ListedItemRow>().AsNoTracking()
            .Where(i => i.ListedAt < from && (i.DelistedAt == null || i.DelistedAt >= before))
                .Select(i => new { i.Id, i.Number, i.Town, i.ListedAt }).ToListAsync(ct);
        return items.Select(i => ((string?)i.Town, new AssessedFact(DeductionKind.ListedItem, i.Id.ToString(), i.Number, i.ListedAt, [])));
    }

    /// <summary>Cases that were late and not closed just before an instant (<see cref="UnitAssessment.IsEligible"/>).</summary>
    private static async Task<IEnumerable<Of>> UnclearedAsync(IQueryable<CaseRow> cases, DateTimeOffset end, CancellationToken ct)
    {
        var own = Scoring.OwnDeadlines.ToList();
        var late = await cases.Where(c =>
            c.Deadlines.Any(d => d.State == DeadlineState.Breached && d.BreachedAt < end && own.Contains(d.Kind))
                && c.Duties.Any(d => d.OpenedAt < end && (d.DoneAt == null || d.DoneAt >= end)))
            .OrderBy(c => c.Number).Select(c => new
            {
                Case = new Of(c.Number, c.Town, c.Village),
                Passed = c.Deadlines.Where(d => d.State == DeadlineState.Breached && d.BreachedAt < end).Select(d => d.Kind).ToList(),
                Open = c.Duties.Where(d => d.OpenedAt < end && (d.DoneAt == null || d.DoneAt >= end)).Select(d => d.Kind).ToList(),
            }).ToListAsync(ct);
        return late.Where(c => Scoring.IsLate(c.Passed, c.Open)).Select(c => c.Case);
    }
}
