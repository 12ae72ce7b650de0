using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>The write path of monthly reports, which are opened by whoever comes first.</summary>
internal sealed class ReportStore(StoreParts parts, IEnumerable<IReceiver<Report, ReportEvent>> receivers)
    : EventStore<Report, ReportEvent, ReportRow>(parts, receivers)
{
    public static string StreamOf(string month, string town) => $"report/{month}-{town}";

    protected override string Stream(ReportRow row) => StreamOf(row.Month, row.Town);

    protected override Report Evolve(Report? state, ReportEvent e) => Report.Evolve(state, e);

    protected override ReportRow NewRow(Report state)
    {
        var o = state.Opened;
        return new ReportRow { Month = o.Month, Town = o.Town, TownName = o.TownName, DueAt = o.DueAt, HeadHash = "" };
    }

    protected override void Project(ReportRow row, Report? before, Report after, IReadOnlyList<ReportEvent> events, Actor actor,
        Units units)
    {
        row.State = after.State;
        row.Nil = after.Submitted?.Nil ?? false;
        row.Findings = after.Submitted?.Findings.Count ?? 0;
        row.Restated = after.Submitted?.Restates ?? false;
        row.FirstSubmittedAt = after.FirstSubmittedAt;
        row.SubmittedAt = after.Submitted?.At;
        row.AgainDueAt = after.State == ReportState.Returned ? after.Returned!.DueAt : null;
    }

    protected override Task<int> PolicyVersionAsync(Report state, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult(state.Opened.PolicyVersion);

    /// <summary>The policy of a month: the one in force on its first day, so that its days do not move while it runs.</summary>
    public async Task<Policy> PolicyAsync(ReportMonth month, CancellationToken ct)
    {
        var all = await Parts.Policies.AllAsync(ct);
        return all.Any(p => p.EffectiveFrom <= month.First) ? Policy.InForce(all, month.First) : all[0];
    }

    /// <summary>The towns and the zone that report for a month: those that had not ended before it began.</summary>
    public async Task<IReadOnlyList<UnitRow>> TownsAsync(ReportMonth month, CancellationToken ct) =>
    [
        .. (await Parts.Units.GetAsync(ct)).All
            .Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone && (u.EndedAt is null || u.EndedAt > month.OpensAt)),
    ];

    /// <summary>
    /// The report as its journal adds up to, with its row, tracked. One that nobody touched yet: as it would be opened, and no row; a
    /// look opens nothing. Null when it is not the actor's to see, or
    /// the month lies ahead.
    /// </summary>
    public async Task<(ReportRow? Row, Report Report)?> FindAsync(ReportMonth month, UnitRow town, Actor actor, DateTimeOffset now,
        CancellationToken ct)
    {
        if (now < month.OpensAt || !IsVisible(town.Code, actor)) return null;
        if (await Db.Set<ReportRow>().IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Month == month.ToString() && r.Town == town.Code,
            ct) is { } row)
            return (row, await FoldAsync(row, ct));
        var policy = await PolicyAsync(month, ct);
        return (null, Report.Evolve(null, new ReportOpened(
            month.OpensAt, month.ToString(), town.Code, town.Name, policy.Version, month.Before(policy.Month))));
    }

    /// <summary>The same for who writes: one that nobody touched yet is opened.</summary>
    public async Task<(ReportRow Row, Report Report)?> OpenAsync(ReportMonth month, UnitRow town, Actor actor, DateTimeOffset now,
        CancellationToken ct)
    {
        if (await FindAsync(month, town, actor, now, ct) is not var (row, report)) return null;
        if (row is not null) return (row, report);
        var opened = ReportDecider.Open(report.Opened);
        return (await WriteAsync(null, null, opened, new Context(now, Actor.System), report.Opened.PolicyVersion, ct), opened.State!);
    }

    /// <summary>A town sees its own; the district's bodies and auditors all.</summary>
    public static bool IsVisible(string town, Actor actor) => ReadScope.Of(actor).WholeDistrict || actor.ActsFor(town);

    /// <summary>One step of an open report; the caller's unit of work commits.</summary>
    public Task<Result<(ReportRow, Report)>> TakeAsync(
        ReportRow row, Report report, int? version, Func<Report, Context, Decision<Report, ReportEvent>> decide, CancellationToken ct) =>
        ExecuteAsync(row, report, version, (r, x) => Task.FromResult(decide(r, x)), ct);
}
