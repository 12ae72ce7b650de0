using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

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
public sealed record DueItem(string Id, DateOnly Day, DateTimeOffset DueAt, string Group, string Kind, UnitView Unit, string? Number,
    string Town, string Link, bool Late);

/// <summary>What is due in a month for whom, as far as the reader may see; open things only.</summary>
/// <param name="Month">Calendar month, <c>2026-03</c>; default the present one.</param>
/// <param name="Unit">Only of this unit, by code or slug, with what was left to it.</param>
/// <param name="Group">Only of this group.</param>
public sealed record GetDueCalendar(string? Month, string? Unit = null, string? Group = null) : IRequest<Result<IReadOnlyList<DueItem>>>
{
    internal sealed class Handler(IEnumerable<IDeadlines> rooms, UnitDirectory directory, LegalClock clock)
        : IRequestHandler<GetDueCalendar, Result<IReadOnlyList<DueItem>>>
    {
        public async Task<Result<IReadOnlyList<DueItem>>> Handle(GetDueCalendar r, CancellationToken cancellationToken)
        {
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            if ((string.IsNullOrEmpty(r.Month) ? ReportMonth.Of(LegalTime.DateOf(now))
                : ReportMonth.Parse(r.Month)) is not { } month) return new Refusal("month-unreadable", RefusalKind.Invalid, "month");
            // What ends with a day is due at the next day's first instant.
            var (from, to) = (LegalTime.EndOf(month.First), LegalTime.EndOf(month.Next.First.AddDays(-1)));
            var due = new List<DueThing>();
            foreach (var room in rooms) due.AddRange(await room.DueAsync(from, to, cancellationToken));
            var unit = units.CodeOf(r.Unit);
            return due.Where(i => (unit is null || i.Unit == unit || units.HolderOf(i.Unit) == unit)
                && (string.IsNullOrEmpty(r.Group) || i.Group == r.Group))
                .OrderBy(i => i.DueAt).ThenBy(i => i.Id, StringComparer.Ordinal)
                .Select(i => new DueItem(i.Id, LegalTime.DateOf(i.DueAt.AddTicks(-1)), i.DueAt, i.Group, i.Kind, units.View(i.Unit),
                    i.Number, i.Town, i.Link, i.DueAt <= now)).ToList();
        }
    }
}
