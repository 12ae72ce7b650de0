using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Escalation;
using Enforcement.Api.Leads;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.DueCalendar;

/// <summary>Something that is due, and whose it is.</summary>
/// <param name="Id">The same as long as it is the same thing: what calendars know it by.</param>
/// <param name="Day">Its last legal day, inclusive.</param>
/// <param name="DueAt">24:00 of it, exclusive.</param>
/// <param name="Group"><c>duty</c>, <c>lead</c>, <c>report</c>, <c>followUp</c>, <c>measure</c>.</param>
/// <param name="Kind">Which, in the group: <c>inspect</c>, <c>verification</c>, <c>2026-03</c>, <c>reminder</c>.</param>
/// <param name="Unit">Who must do it.</param>
/// <param name="Number">Of the case or lead, or null.</param>
/// <param name="Town">The town or village that it is about.</param>
/// <param name="Link">The page where it is done.</param>
public sealed record DueItem(string Id, DateOnly Day, DateTimeOffset DueAt, string Group, string Kind, UnitView Unit, string? Number, string Town, string Link, bool Late);

/// <summary>What is due in a month for whom, as far as the reader may see; open things only.</summary>
/// <param name="Month">Calendar month, <c>2026-03</c>; default the present one.</param>
/// <param name="Unit">Only of this unit, by code or slug, with what was left to it.</param>
/// <param name="Group">Only of this group.</param>
public sealed record GetDueCalendar(string? Month, string? Unit = null, string? Group = null) : IRequest<Result<IReadOnlyList<DueItem>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, IMediator mediator, LegalClock clock) : IRequestHandler<GetDueCalendar, Result<IReadOnlyList<DueItem>>>
    {
        public async Task<Result<IReadOnlyList<DueItem>>> Handle(GetDueCalendar r, CancellationToken cancellationToken)
        {
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            if (ReportMonths.Of(r.Month, now) is not { } month) return new Refusal("month-unreadable", RefusalKind.Invalid, "month");
            // What ends with a day is due at the next day's first instant.
            var (from, to) = (LegalTime.EndOf(month.First), LegalTime.EndOf(month.Next.First.AddDays(-1)));
            var items = new List<DueItem>();
            DueItem Item(string id, DateTimeOffset dueAt, string group, string kind, string unit, string? number, string town, string link) =>
                new(id, LegalTime.DateOf(dueAt.AddTicks(-1)), dueAt, group, kind, units.View(unit), number, town, link, dueAt <= now);

            // Through the case, so that the scope holds here as everywhere.
            var duties = await db.Set<CaseRow>().AsNoTracking().SelectMany(c => c.Duties, (c, d) => new { c.Number, c.Town, c.IsSuspended, Duty = d })
                .Where(x => x.Duty.DoneAt == null && !x.IsSuspended && x.Duty.DueAt >= from && x.Duty.DueAt <= to).ToListAsync(cancellationToken);
            items.AddRange(duties.Select(x => Item(
                $"duty-{x.Number}-{x.Duty.Position}", x.Duty.DueAt!.Value, "duty", JsonNamingPolicy.CamelCase.ConvertName(x.Duty.Kind.ToString()), x.Duty.Unit, x.Number, units.View(x.Town).Name, $"/cases/{x.Number}")));
            var leads = await db.Set<LeadRow>().AsNoTracking().Where(l => l.State == LeadState.Dispatched && l.DueAt >= from && l.DueAt <= to).ToListAsync(cancellationToken);
            items.AddRange(leads.Select(l => Item($"lead-{l.Id}", l.DueAt!.Value, "lead", "verification", l.DispatchedTo!, l.SourceNumber, units.View(l.DispatchedTo!).Name, $"/leads/{l.Id}")));
            // A report may come again in the next month when it was returned late in this one.
            foreach (var reported in new[] { month.Previous, month })
            {
                if ((await mediator.Send(new ListReports(reported.ToString()), cancellationToken)).Value is not { } reports) continue;
                items.AddRange(reports.Items.Where(x => x.State is ReportState.Open or ReportState.Returned && x.DueAt >= from && x.DueAt <= to)
                    .Select(x => Item($"report-{x.Month}-{x.Town.Code}", x.DueAt, "report", x.Month, x.Town.Code, null, x.TownName, $"/reports/{x.Month}/{x.Town.Code}")));
            }
            foreach (var review in (await mediator.Send(new ListReviews(), cancellationToken)).Items.Where(x => x.Waiting > 0))
            {
                var waiting = (await mediator.Send(new GetReview(review.Month), cancellationToken)).Value!.FollowUps.Where(f => f.DoneAt is null && f.DueAt >= from && f.DueAt <= to);
                items.AddRange(waiting.Select(f => Item(
                    $"followUp-{review.Month}-{f.Town.Code}-{f.Kind}", f.DueAt, "followUp", JsonNamingPolicy.CamelCase.ConvertName(f.Kind.ToString()), units.Body(Workflows.Organisations.UnitKind.Planning).Code, null, f.Town.Name,
                    $"/satellite/{review.Month}")));
            }
            var measures = await db.Set<MeasureRow>().AsNoTracking().Where(m => m.State == MeasureState.Ordered && m.DueAt >= from && m.DueAt <= to).ToListAsync(cancellationToken);
            items.AddRange(measures.Select(m => Item($"measure-{m.Id}", m.DueAt!.Value, "measure", JsonNamingPolicy.CamelCase.ConvertName(m.Kind.ToString()), m.Unit, null, $"{(m.Town is { } town ? units.View(town).Name : "")}{units.View(m.Unit).Name}", $"/escalation/{m.Id}")));
            var unit = units.CodeOf(r.Unit);
            return items.Where(i => (unit is null || i.Unit.Code == unit || units.HolderOf(i.Unit.Code) == unit) && (string.IsNullOrEmpty(r.Group) || i.Group == r.Group)).OrderBy(i => i.DueAt).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        }
    }
}
