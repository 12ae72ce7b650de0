using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>The reports of a month that the reader may see, a line for every town.</summary>
/// <param name="Month"><c>2026-03</c>; default the present one.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Late">Only late ones, or only others.</param>
/// <param name="Missing">Only missing ones, or only others.</param>
public sealed record ListReports(string? Month, ReportState? State = null, bool? Late = null, bool? Missing = null) : IRequest<Result<Page<ReportItem>>>
{
    internal sealed class Handler(EnforcementDb db, ReportStore store, TownLedger ledger, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ListReports, Result<Page<ReportItem>>>
    {
        public async Task<Result<Page<ReportItem>>> Handle(ListReports r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (ReportMonths.Of(r.Month, now) is not { } month) return new Refusal("month-unreadable", RefusalKind.Invalid, "month");
            if (now < month.OpensAt) return new Page<ReportItem>([], 0);
            var (policy, units) = ((await store.PolicyAsync(month, cancellationToken)).Month, await directory.GetAsync(cancellationToken));
            var rows = await db.Set<ReportRow>().AsNoTracking().Where(x => x.Month == month.ToString()).ToDictionaryAsync(x => x.Town, cancellationToken);
            var towns = (await store.TownsAsync(month, cancellationToken)).Where(t => ReportStore.IsVisible(t.Code, actor)).ToList();
            var counts = await ledger.CountAsync(month.From(policy), month.Before(policy), cancellationToken);
            var items = towns.Select(t => Item(t, rows.GetValueOrDefault(t.Code), month, month.Before(policy), counts.GetValueOrDefault(t.Code), units, now))
                .Where(i => (r.State is null || i.State == r.State) && (r.Late is null || i.Late == r.Late) && (r.Missing is null || i.Missing == r.Missing)).ToList();
            return new Page<ReportItem>(items, items.Count);
        }

        private static ReportItem Item(UnitRow town, ReportRow? row, ReportMonth month, DateTimeOffset due, int found, Units units, DateTimeOffset now)
        {
            if (row is null) return new ReportItem(month.ToString(), units.View(town.Code), town.Name, ReportState.Open, false, found, due, null, null, false, now >= due, false);
            var until = row.AgainDueAt ?? row.DueAt;
            return new ReportItem(
                row.Month, units.View(row.Town), row.TownName, row.State, row.Nil, row.FirstSubmittedAt is null ? found : row.Findings, until, row.SubmittedAt, row.FirstSubmittedAt, row.FirstSubmittedAt >= row.DueAt,
                (row.FirstSubmittedAt is null || row.State == ReportState.Returned) && now >= until, row.Restated);
        }
    }
}

/// <summary>Months of requests.</summary>
internal static class ReportMonths
{
    /// <summary>The month that was named, or the present one; null when it cannot be read.</summary>
    public static ReportMonth? Of(string? text, DateTimeOffset now) => string.IsNullOrEmpty(text) ? ReportMonth.Of(Workflows.Deadlines.LegalTime.DateOf(now)) : ReportMonth.Parse(text);
}

/// <summary>A town's report of a month.</summary>
/// <param name="Town">Code or slug.</param>
public sealed record GetReport(string Month, string Town) : IRequest<Result<ReportDetails>>
{
    internal sealed class Handler(ReportSteps steps) : IRequestHandler<GetReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(GetReport r, CancellationToken cancellationToken) => steps.ShowAsync(r.Month, r.Town, cancellationToken);
    }
}

/// <summary>Submits a report: what the ledger says now, frozen; or the explicit nil report 零报告 (Art 15).</summary>
public sealed record SubmitReport(string Month, string Town, SubmitBody Body) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Validator : AbstractValidator<SubmitReport>
    {
        public Validator() => RuleFor(r => r.Body.Note).MaximumLength(2_000).OverridePropertyName("note");
    }

    internal sealed class Handler(ReportSteps steps) : IRequestHandler<SubmitReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(SubmitReport r, CancellationToken cancellationToken) => steps.TakeAsync(
            r.Month, r.Town, r.Body.Version, (report, findings, x) => ReportDecider.Submit(report, r.Body.Nil, r.Body.Note, findings, x.Actor, x.Now), cancellationToken);
    }
}

/// <summary>What the unit's lead says with it.</summary>
public sealed record SubmitBody(bool Nil, string? Note = null, int? Version = null);

/// <summary>Planning accepts a report.</summary>
public sealed record AcceptReport(string Month, string Town, int? Version = null) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Handler(ReportSteps steps) : IRequestHandler<AcceptReport, Result<ReportDetails>>
    {
        public Task<Result<ReportDetails>> Handle(AcceptReport r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Month, r.Town, r.Version, (report, _, x) => ReportDecider.Accept(report, x.Actor, x.Now), cancellationToken);
    }
}

/// <summary>Planning gives a report back, with the reason.</summary>
public sealed record ReturnReport(string Month, string Town, string? Reason, int? Version = null) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Validator : AbstractValidator<ReturnReport>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ReportSteps steps, ReportStore store) : IRequestHandler<ReturnReport, Result<ReportDetails>>
    {
        public async Task<Result<ReportDetails>> Handle(ReturnReport r, CancellationToken cancellationToken)
        {
            var policy = ReportMonth.Parse(r.Month) is { } month ? (await store.PolicyAsync(month, cancellationToken)).Month : null;
            return await steps.TakeAsync(r.Month, r.Town, r.Version, (report, _, x) => ReportDecider.Return(report, r.Reason, policy!, x.Actor, x.Now), cancellationToken);
        }
    }
}

/// <summary>Adds a file to a town's report.</summary>
public sealed record AttachToReport(string Month, string Town, Stream Content, string FileName) : IRequest<Result<ReportDetails>>, IAbout
{
    Subject? IAbout.About => MonthlyReportsRoom.About(Month, Town);

    internal sealed class Handler(ReportSteps steps, EvidenceFiles files, UnitDirectory directory, ICurrentActor current) : IRequestHandler<AttachToReport, Result<ReportDetails>>
    {
        public async Task<Result<ReportDetails>> Handle(AttachToReport r, CancellationToken cancellationToken)
        {
            var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if (!actor.ActsFor(units.Named(r.Town)?.Code)) return new Refusal("not-yours", RefusalKind.Forbidden);
            var kept = await files.ReceiveAsync(r.Content, cancellationToken);
            if (!kept.IsOk) return kept.Refusal;
            return await steps.TakeAsync(r.Month, r.Town, null, (report, _, x) => ReportDecider.Attach(
                report, new ReportFileAttached(x.Now, AddEvidence.Handler.SafeName(r.FileName), kept.Value.ContentType, kept.Value.Sha256), x.Actor), cancellationToken);
        }
    }
}

/// <summary>A file of a report.</summary>
public sealed record GetReportFile(string Month, string Town, int Index) : IRequest<Result<EvidenceContent>>
{
    internal sealed class Handler(IMediator mediator, EvidenceFiles files) : IRequestHandler<GetReportFile, Result<EvidenceContent>>
    {
        public async Task<Result<EvidenceContent>> Handle(GetReportFile r, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new GetReport(r.Month, r.Town), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            return found.Value.Files.FirstOrDefault(f => f.Index == r.Index) is { } file
                ? new EvidenceContent(files.PathOf(file.Sha256), file.ContentType, file.FileName, file.Sha256)
                : new Refusal("not-found", RefusalKind.NotFound);
        }
    }
}

/// <summary>One step of a report: load, let the rules decide, write, and answer with the report. Or a look at it, which writes nothing.</summary>
internal sealed class ReportSteps(EnforcementDb db, UnitOfWork work, ReportStore store, TownLedger ledger, UnitDirectory directory, ICurrentActor current, LegalClock clock)
{
    public delegate Decision<Report, ReportEvent> Step(Report report, IReadOnlyList<Finding> findings, Context x);

    public Task<Result<ReportDetails>> TakeAsync(string monthText, string townName, int? version, Step step, CancellationToken ct) => work.RunAsync<Result<ReportDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await NamedAsync(monthText, townName, ct) is not var (month, town) || await store.OpenAsync(month, town, actor, now, ct) is not var (row, report))
            return new Refusal("not-found", RefusalKind.NotFound);
        var policy = await store.PolicyAsync(month, ct);
        var findings = await FindingsAsync(month, town, policy.Month, ct);
        var taken = await store.TakeAsync(row, report, version, (r, x) => step(r, findings, x), ct);
        return taken.IsOk ? await ViewAsync(taken.Value.Item2, month, policy.Month, findings, actor, now, ct) : taken.Refusal;
    }, ct, x => x.IsOk);

    public async Task<Result<ReportDetails>> ShowAsync(string monthText, string townName, CancellationToken ct)
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await NamedAsync(monthText, townName, ct) is not var (month, town) || await store.FindAsync(month, town, actor, now, ct) is not var (_, report))
            return new Refusal("not-found", RefusalKind.NotFound);
        var policy = (await store.PolicyAsync(month, ct)).Month;
        return await ViewAsync(report, month, policy, await FindingsAsync(month, town, policy, ct), actor, now, ct);
    }

    /// <summary>Whether there is such a report for the present reader, opened or not.</summary>
    public async Task<bool> IsSeenAsync(string month, string town, CancellationToken ct) =>
        await NamedAsync(month, town, ct) is var (named, unit) && clock.Now >= named.OpensAt && ReportStore.IsVisible(unit.Code, CurrentActor.Require(current));

    /// <summary>The month and a town or zone that reports for it; null for names that are none.</summary>
    private async Task<(ReportMonth Month, UnitRow Town)?> NamedAsync(string month, string town, CancellationToken ct) =>
        ReportMonth.Parse(month) is { } named && (await directory.GetAsync(ct)).Named(town)?.Code is { } code && (await store.TownsAsync(named, ct)).FirstOrDefault(t => t.Code == code) is { } unit
            ? (named, unit) : null;

    private Task<IReadOnlyList<Finding>> FindingsAsync(ReportMonth month, UnitRow town, MonthPolicy policy, CancellationToken ct) =>
        ledger.FindingsAsync(town.Code, month.From(policy), month.Before(policy), ct);

    private async Task<ReportDetails> ViewAsync(
        Report report, ReportMonth month, MonthPolicy policy, IReadOnlyList<Finding> findings, Actor actor, DateTimeOffset now, CancellationToken ct)
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
            opened.Month, units.View(opened.Town), opened.TownName, report.State, report.Version, month.From(policy), month.Before(policy), report.DueAt, Messages.Of("report.explanation", policy.ReportDay, month.DayOf(policy)),
            report.Submitted?.Nil ?? false, report.Submitted?.Note, report.Submitted?.At, report.FirstSubmittedAt, report.IsLate, report.IsMissing(now), report.Submitted?.Restates ?? false, report.AcceptedAt,
            report.State == ReportState.Returned ? report.Returned!.Reason : null, report.Submitted?.Findings ?? findings, findings,
            report.Submitted is { } frozen ? ReportDifferences.Of(frozen.Findings, findings) : [], [.. report.Files.Select((f, i) => new ReportFile(i, f.FileName, f.ContentType, f.Sha256, f.At))],
            [.. journal.Select(e => new ReportEntry(e.Sequence, e.At, e.RecordedAt, e.Type, e.ByName, units.View(e.Unit).Name))], actions);
    }
}

/// <summary>
/// Opens the month's reports, reminds, and marks what is missing; months that went by while the product was off are opened, too. Every town in a transaction of its own; a second run
/// finds nothing to do. The answer says how many entries were written.
/// </summary>
public sealed record KeepReports : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ReportStore store, LegalClock clock) : IRequestHandler<KeepReports, int>
    {
        public async Task<int> Handle(KeepReports request, CancellationToken cancellationToken)
        {
            var (now, written) = (clock.Now, 0);
            var present = ReportMonth.Of(Workflows.Deadlines.LegalTime.DateOf(now));
            var last = await db.Set<ReportRow>().IgnoreQueryFilters().MaxAsync(r => (string?)r.Month, cancellationToken);
            var month = ReportMonth.Parse(last) is { } known && known < present ? known : present;
            for (; month <= present; month = month.Next)
            {
                foreach (var town in await store.TownsAsync(month, cancellationToken))
                {
                    var (m, t) = (month, town);
                    written += await work.RunAsync(async () =>
                    {
                        var policy = await store.PolicyAsync(m, cancellationToken);
                        var before = await db.Set<ReportRow>().IgnoreQueryFilters().AsNoTracking().AnyAsync(r => r.Month == m.ToString() && r.Town == t.Code, cancellationToken);
                        if ((await store.OpenAsync(m, t, Actor.System, now, cancellationToken)) is not var (row, report)) return 0;
                        var passed = ReportDecider.PassTime(report, policy.Month, now);
                        await store.WriteAsync(row, report, passed, new Context(now, Actor.System), policy.Version, cancellationToken);
                        return passed.Events.Count + (before ? 0 : 1);
                    }, cancellationToken);
                    db.ChangeTracker.Clear();
                }
            }
            return written;
        }
    }
}
