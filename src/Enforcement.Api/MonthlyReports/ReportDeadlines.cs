using System.Runtime.CompilerServices;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>A town reports its month, and again when the report was returned.</summary>
internal sealed class ReportDeadlines(EnforcementDb db, UnitDirectory directory, IMediator mediator) : IDeadlines
{
    public async Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var (month, due) = (ReportMonth.Of(LegalTime.DateOf(from)), new List<DueThing>());
        // A report may come again in the next month when it was returned late in this one.
        foreach (var reported in new[] { month.Previous, month })
        {
            if ((await mediator.Send(new ListReports(reported.ToString()), ct)).Value is not { } reports) continue;
            due.AddRange(reports.Items.Where(x => x.State is ReportState.Open or ReportState.Returned && x.DueAt >= from && x.DueAt <= to)
                .Select(x => new DueThing
            {
                Id = $"report-{x.Month}-{x.Town.Code}", DueAt = x.DueAt, Group = "report", Kind = x.Month, Unit = x.Town.Code,
                Town = x.TownName, Link = LinkOf(x.Month, x.Town.Code),
            }));
        }
        return due;
    }

    /// <summary>A report that was returned comes again by its own day (Art 15); planning learns that it did not.</summary>
    public async IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        var planning = (await directory.GetAsync(ct)).Body(UnitKind.Planning).Code;
        var reports = await db.Set<ReportRow>().Where(r => r.State == ReportState.Returned && r.AgainDueAt > span.From
            && r.AgainDueAt <= span.Soon)
            .Select(r => new { r.Month, r.Town, DueAt = r.AgainDueAt!.Value }).ToListAsync(ct);
        foreach (var r in reports)
        {
            foreach (var unit in r.DueAt <= span.Now ? [r.Town, planning] : new[] { r.Town })
                yield return Warning.Of(unit, $"report {r.Month} {r.Town}", ReportStore.StreamOf(r.Month, r.Town), "report", r.DueAt,
                    span) with { Link = LinkOf(r.Month, r.Town) };
        }
    }

    private static string LinkOf(string month, string town) => $"/reports/{month}/{town}";
}
