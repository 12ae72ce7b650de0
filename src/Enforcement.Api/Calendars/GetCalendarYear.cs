using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Calendars;

/// <summary>A day of the working calendar.</summary>
/// <param name="Kind">What the notice says of it, or null when its weekday alone decides.</param>
public sealed record CalendarDayView(DateOnly Date, bool IsWorkday, DayKind? Kind, string? Name);

/// <summary>A year of the working calendar, every day of it.</summary>
public sealed record CalendarYearView(int Year, string Source, IReadOnlyList<CalendarDayView> Days);

/// <summary>A recorded year, for a list.</summary>
public sealed record CalendarYearSummary(int Year, string Source, int StatutoryHolidays, int RestDays, int MakeUpWorkdays,
    DateTimeOffset RecordedAt);

/// <summary>Every day of a recorded year.</summary>
public sealed record GetCalendarYear(int Year) : IRequest<Result<CalendarYearView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<GetCalendarYear, Result<CalendarYearView>>
    {
        public async Task<Result<CalendarYearView>> Handle(GetCalendarYear request, CancellationToken cancellationToken)
        {
            var row = await db.Set<CalendarRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Year == request.Year, cancellationToken);
            if (row is null) return new Refusal("calendar-year-missing", RefusalKind.NotFound, null, request.Year);
            var year = CalendarFile.Parse(row.Data);
            var calendar = new WorkingCalendar([year]);
            var first = new DateOnly(year.Year, 1, 1);
            return new CalendarYearView(year.Year, year.Source,
                [.. Enumerable.Range(0, DateTime.IsLeapYear(year.Year) ? 366 : 365).Select(first.AddDays)
                    .Select(d => new CalendarDayView(d, calendar.IsWorkday(d), calendar.Find(d)?.Kind, calendar.Find(d)?.Name))]);
        }
    }
}
