using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>
/// One step of a report: load, let the rules decide, write, and answer with the report. Or a look at it, which writes nothing.
/// </summary>
internal sealed class ReportSteps(EnforcementDb db, UnitOfWork work, ReportStore store, TownLedger ledger, UnitDirectory directory,
    ICurrentActor current, LegalClock clock)
{
    public delegate Decision<Report, ReportEvent> Step(Report report, IReadOnlyList<Finding> findings, Context x);

    public Task<Result<ReportDetails>> TakeAsync(string monthText, string townName, int? version, Step step, CancellationToken ct) =>
        work.RunAsync<Result<ReportDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await NamedAsync(monthText, townName, ct) is not var (month, town)
            || await store.OpenAsync(month, town, actor, now, ct) is not var (row, report))
            return Refusal.NotFound;
        var policy = await store.PolicyAsync(month, ct);
        var findings = await FindingsAsync(month, town, policy.Month, ct);
        var taken = await store.TakeAsync(row, report, version, (r, x) => step(r, findings, x), ct);
        return taken.IsOk ? await ViewAsync(taken.Value.Item2, month, policy.Month, findings, actor, now, ct) : taken.Refusal;
    }, ct, x => x.IsOk);

    public async Task<Result<ReportDetails>> ShowAsync(string monthText, string townName, CancellationToken ct)
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await NamedAsync(monthText, townName, ct) is not var (month, town)
            || await store.FindAsync(month, town, actor, now, ct) is not var (_, report))
            return Refusal.NotFound;
        var policy = (await store.PolicyAsync(month, ct)).Month;
        return await ViewAsync(report, month, policy, await FindingsAsync(month, town, policy, ct), actor, now, ct);
    }

    /// <summary>Whether there is such a report for the present reader, opened or not.</summary>
    public async Task<bool> IsSeenAsync(string month, string town, CancellationToken ct) =>
        await NamedAsync(month, town, ct) is var (named, unit) && clock.Now >= named.OpensAt
            && ReportStore.IsVisible(unit.Code, CurrentActor.Require(current));

    /// <summary>The month and a town or zone that reports for it; null for names that are none.</summary>
    private async Task<(ReportMonth Month, UnitRow Town)?> NamedAsync(string month, string town, CancellationToken ct) =>
        ReportMonth.Parse(month) is { } named && (await directory.GetAsync(ct)).Named(town)?.Code is { } code
            && (await store.TownsAsync(named, ct)).FirstOrDefault(t => t.Code == code) is { } unit
            ? (named, unit) : null;

    private Task<IReadOnlyList<Finding>> FindingsAsync(ReportMonth month, UnitRow town, MonthPolicy policy, CancellationToken ct) =>
        ledger.FindingsAsync(town.Code, month.From(policy), month.Before(policy), ct);

    private async Task<ReportDetails> ViewAsync(
        Report report, ReportMonth month, MonthPolicy policy, IReadOnlyList<Finding> findings, Actor actor, DateTimeOffset now,
        CancellationToken ct)
    {
        var (opened, units) = (report.Opened, await directory.GetAsync(ct));
        var stream = ReportStore.StreamOf(opened.Month, opened.Town);
        var journal = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(ct);
        var actions = new List<string>();
        if (ReportDecider.MaySubmit(report, actor)) actions.Add("submit");
        if (ReportDecider.MayJudge(actor) && report.State == ReportState.Submitted) actions.Add("accept");
        if (ReportDecider.MayJudge(actor) && report.State is ReportState.Submitted or ReportState.Accepted) actions.Add("return");
        if (actor.ActsFor(opened.Town) && (actor.Is(PersonRole.UnitLead) || actor.Is(PersonRole.Inspector))) actions.Add("attach");
        return new ReportDetails(
            opened.Month, units.View(opened.Town), opened.TownName, report.State, report.Version, month.From(policy),
            month.Before(policy), report.DueAt, Messages.Of("report.explanation", policy.ReportDay, month.DayOf(policy)),
            report.Submitted?.Nil ?? false, report.Submitted?.Note, report.Submitted?.At, report.FirstSubmittedAt, report.IsLate,
            report.IsMissing(now), report.Submitted?.Restates ?? false, report.AcceptedAt,
            report.State == ReportState.Returned ? report.Returned!.Reason : null, report.Submitted?.Findings ?? findings, findings,
            report.Submitted is { } frozen ? ReportDifferences.Of(frozen.Findings, findings) : [],
            [.. report.Files.Select((f, i) => new ReportFile(i, f.FileName, f.ContentType, f.Sha256, f.At))],
            [.. journal.Select(e => new ReportEntry(e.Sequence, e.At, e.RecordedAt, e.Type, e.ByName, units.View(e.Unit).Name))], actions);
    }
}
