using Enforcement.Api.Data;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Calendars;

/// <summary>The recorded years, ascending.</summary>
public sealed record ListCalendarYears : IRequest<IReadOnlyList<CalendarYearSummary>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListCalendarYears, IReadOnlyList<CalendarYearSummary>>
    {
        public async Task<IReadOnlyList<CalendarYearSummary>> Handle(ListCalendarYears request, CancellationToken cancellationToken)
        {
            var rows = await db.Set<CalendarRow>().AsNoTracking().OrderBy(c => c.Year).ToListAsync(cancellationToken);
            return [.. rows.Select(r => (Row: r, Year: CalendarFile.Parse(r.Data))).Select(x => new CalendarYearSummary(
                x.Year.Year, x.Year.Source, Count(x.Year, DayKind.StatutoryHoliday), Count(x.Year, DayKind.RestDay),
                Count(x.Year, DayKind.MakeUpWorkday), x.Row.RecordedAt))];
        }

        private static int Count(CalendarYear year, DayKind kind) => year.Days.Count(d => d.Kind == kind);
    }
}
