using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>
/// Opens the month's reports, reminds, and marks what is missing; months that went by while the product was off are opened, too. Every
/// town in a transaction of its own; a second run
/// finds nothing to do. The answer says how many entries were written.
/// </summary>
public sealed record KeepReports : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ReportStore store, LegalClock clock) : IRequestHandler<KeepReports,
        int>
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
                        var before = await db.Set<ReportRow>().IgnoreQueryFilters().AsNoTracking()
                            .AnyAsync(r => r.Month == m.ToString() && r.Town == t.Code, cancellationToken);
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
