using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>The reports of a month that the reader may see, a line for every town.</summary>
/// <param name="Month"><c>2026-03</c>; default the present one.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Late">Only late ones, or only others.</param>
/// <param name="Missing">Only missing ones, or only others.</param>
public sealed record ListReports(string? Month, ReportState? State = null, bool? Late = null, bool? Missing = null)
    : IRequest<Result<Page<ReportItem>>>
{
    internal sealed class Handler(EnforcementDb db, ReportStore store, TownLedger ledger, UnitDirectory directory, ICurrentActor current,
        LegalClock clock) : IRequestHandler<ListReports, Result<Page<ReportItem>>>
    {
        public async Task<Result<Page<ReportItem>>> Handle(ListReports r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (ReportMonths.Of(r.Month, now) is not { } month) return new Refusal("month-unreadable", RefusalKind.Invalid, "month");
            if (now < month.OpensAt) return new Page<ReportItem>([], 0);
            var (policy, units) = ((await store.PolicyAsync(month, cancellationToken)).Month, await directory.GetAsync(cancellationToken));
            var rows = await db.Set<ReportRow>().AsNoTracking().Where(x => x.Month == month.ToString())
                .ToDictionaryAsync(x => x.Town, cancellationToken);
            var towns = (await store.TownsAsync(month, cancellationToken)).Where(t => ReportStore.IsVisible(t.Code, actor)).ToList();
            var counts = await ledger.CountAsync(month.From(policy), month.Before(policy), cancellationToken);
            var items = towns.Select(t =>
                Item(t, rows.GetValueOrDefault(t.Code), month, month.Before(policy), counts.GetValueOrDefault(t.Code), units, now))
                .Where(i => (r.State is null || i.State == r.State) && (r.Late is null || i.Late == r.Late)
                    && (r.Missing is null || i.Missing == r.Missing)).ToList();
            return new Page<ReportItem>(items, items.Count);
        }

        private static ReportItem Item(UnitRow town, ReportRow? row, ReportMonth month, DateTimeOffset due, int found, Units units,
            DateTimeOffset now)
        {
            if (row is null) return new ReportItem(month.ToString(), units.View(town.Code), town.Name, ReportState.Open, false, found,
                due, null, null, false, now >= due, false);
            var until = row.AgainDueAt ?? row.DueAt;
            return new ReportItem(
                row.Month, units.View(row.Town), row.TownName, row.State, row.Nil, row.FirstSubmittedAt is null ? found : row.Findings,
                until, row.SubmittedAt, row.FirstSubmittedAt, row.FirstSubmittedAt >= row.DueAt,
                (row.FirstSubmittedAt is null || row.State == ReportState.Returned) && now >= until, row.Restated);
        }
    }
}
