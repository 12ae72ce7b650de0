using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>The one write path of monthly reports: load → decide → row, journal and notices in one commit.</summary>
internal sealed class ReportStore(EnforcementDb db, PolicyBook policies, UnitDirectory directory)
{
    public static string StreamOf(string month, string town) => $"report/{month}-{town}";

    /// <summary>The policy of a month: the one in force on its first day, so that its days do not move while it runs.</summary>
    public async Task<CasePolicy> PolicyAsync(ReportMonth month, CancellationToken ct)
    {
        var all = await policies.AllAsync(ct);
        return all.Any(p => p.EffectiveFrom <= month.First) ? CasePolicy.InForce(all, month.First) : all[0];
    }

    /// <summary>The towns and the zone that report for a month: those that had not ended before it began.</summary>
    public async Task<IReadOnlyList<UnitRow>> TownsAsync(ReportMonth month, CancellationToken ct) =>
        [.. (await directory.GetAsync(ct)).All.Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone && (u.EndedAt is null || u.EndedAt > month.OpensAt))];

    /// <summary>
    /// The report as its journal adds up to, with its row, tracked. One that nobody touched yet: as it would be opened, and no row; a look opens nothing. Null when it is not the actor's to see, or
    /// the month lies ahead.
    /// </summary>
    public async Task<(ReportRow? Row, Report Report)?> FindAsync(ReportMonth month, UnitRow town, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (now < month.OpensAt || !IsVisible(town.Code, actor)) return null;
        if (await db.Set<ReportRow>().IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Month == month.ToString() && r.Town == town.Code, ct) is { } row) return (row, await FoldAsync(row, ct));
        var policy = await PolicyAsync(month, ct);
        return (null, Report.Evolve(null, new ReportOpened(month.OpensAt, month.ToString(), town.Code, town.Name, policy.Version, month.Before(policy.Month))));
    }

    /// <summary>The same for who writes: one that nobody touched yet is opened.</summary>
    public async Task<(ReportRow Row, Report Report)?> OpenAsync(ReportMonth month, UnitRow town, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindAsync(month, town, actor, now, ct) is not var (row, report)) return null;
        if (row is not null) return (row, report);
        var opened = report.Opened;
        db.Add(row = new ReportRow { Month = opened.Month, Town = opened.Town, TownName = opened.TownName, DueAt = opened.DueAt, HeadHash = "" });
        return (row, await SaveAsync(row, null, opened, Actor.System, opened.PolicyVersion, now, ct));
    }

    public async Task<Report> FoldAsync(ReportRow row, CancellationToken ct) => Report.Fold(await db.ReadAsync<ReportEvent>(StreamOf(row.Month, row.Town), ct));

    /// <summary>A town sees its own; the district's bodies and auditors all.</summary>
    public static bool IsVisible(string town, Actor actor) => ReadScope.Of(actor).WholeDistrict || actor.ActsFor(town);

    /// <summary>Writes an event; the caller's unit of work commits.</summary>
    public async Task<Report> SaveAsync(ReportRow row, Report? before, ReportEvent e, Actor actor, int policyVersion, DateTimeOffset now, CancellationToken ct)
    {
        var report = Report.Evolve(before, e);
        row.HeadHash = JournalChain.Append(
            r => db.Add(r), StreamOf(row.Month, row.Town), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash), [EventJson<ReportEvent>.Write(e, e.At)], actor, policyVersion, now).Hash;
        row.Version = report.Version;
        row.State = report.State;
        row.Nil = report.Submitted?.Nil ?? false;
        row.Findings = report.Submitted?.Findings.Count ?? 0;
        row.Restated = report.Submitted?.Restates ?? false;
        row.FirstSubmittedAt = report.FirstSubmittedAt;
        row.SubmittedAt = report.Submitted?.At;
        row.AgainDueAt = report.State == ReportState.Returned ? report.Returned!.DueAt : null;
        foreach (var (unit, kind) in ToldOf(e, row.Town, (await directory.GetAsync(ct)).Body(UnitKind.Planning).Code))
        {
            var notice = new NoticePayload(unit, null, kind, e.At, null, $"/reports/{row.Month}/{row.Town}");
            db.Notify(StreamOf(row.Month, row.Town), notice, now);
        }
        await db.SaveChangesAsync(ct);
        return report;
    }

    private static IEnumerable<(string Unit, string Kind)> ToldOf(ReportEvent e, string town, string planning) => e switch
    {
        ReportReminded => [(town, "report.reminded")],
        ReportMissed => [(town, "report.missed"), (planning, "report.missed")],
        ReportSubmitted { Restates: true } => [(planning, "report.restated")],
        ReportReturned => [(town, "report.returned")],
        _ => [],
    };
}

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class ReportRefusals
{
    public static Refusal ToRefusal(ReportRefusal refusal)
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Reason.ToString());
        return refusal switch
        {
            { Reason: ReportRefusalReason.NotYours } => new Refusal(name, RefusalKind.Forbidden),
            { Field: not null } => new Refusal($"report-{name}", RefusalKind.Invalid, refusal.Field, refusal.Args),
            _ => new Refusal($"report-{name}", RefusalKind.InvalidInStage),
        };
    }
}
