using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Calendars;

/// <summary>A day of the working calendar.</summary>
/// <param name="Kind">What the notice says of it, or null when its weekday alone decides.</param>
public sealed record CalendarDayView(DateOnly Date, bool IsWorkday, DayKind? Kind, string? Name);

/// <summary>A year of the working calendar, every day of it.</summary>
public sealed record CalendarYearView(int Year, string Source, IReadOnlyList<CalendarDayView> Days);

/// <summary>A recorded year, for a list.</summary>
public sealed record CalendarYearSummary(int Year, string Source, int StatutoryHolidays, int RestDays, int MakeUpWorkdays, DateTimeOffset RecordedAt);

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

/// <summary>The recorded years, ascending.</summary>
public sealed record ListCalendarYears : IRequest<IReadOnlyList<CalendarYearSummary>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListCalendarYears, IReadOnlyList<CalendarYearSummary>>
    {
        public async Task<IReadOnlyList<CalendarYearSummary>> Handle(ListCalendarYears request, CancellationToken cancellationToken)
        {
            var rows = await db.Set<CalendarRow>().AsNoTracking().OrderBy(c => c.Year).ToListAsync(cancellationToken);
            return [.. rows.Select(r => (Row: r, Year: CalendarFile.Parse(r.Data))).Select(x => new CalendarYearSummary(
                x.Year.Year, x.Year.Source, Count(x.Year, DayKind.StatutoryHoliday), Count(x.Year, DayKind.RestDay), Count(x.Year, DayKind.MakeUpWorkday), x.Row.RecordedAt))];
        }

        private static int Count(CalendarYear year, DayKind kind) => year.Days.Count(d => d.Kind == kind);
    }
}

/// <summary>
/// Records a year from the State Council's notice, as the JSON of <c>GET /api/calendar/{year}</c>'s source file. Replaces a year that was recorded
/// before; deadlines that were counted already keep their count.
/// </summary>
/// <param name="Json">The file's text: <c>{"year", "source", "days":[{"date","kind","name"}]}</c>.</param>
public sealed record ImportCalendarYear(string Json) : IRequest<Result<CalendarYearSummary>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, CalendarBook book, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ImportCalendarYear, Result<CalendarYearSummary>>
    {
        public async Task<Result<CalendarYearSummary>> Handle(ImportCalendarYear request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!actor.Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            CalendarYear year;
            try
            {
                year = CalendarFile.Parse(request.Json);
            }
            catch (InvalidCalendarFileException e)
            {
                return new Refusal(e.Code, RefusalKind.Invalid, "file", [.. e.Args]);
            }
            await work.RunAsync(async () =>
            {
                var row = await db.Set<CalendarRow>().FindAsync([year.Year], cancellationToken);
                if (row is null) db.Add(new CalendarRow { Year = year.Year, Data = request.Json, RecordedAt = clock.Now, RecordedBy = actor.UserName });
                else (row.Data, row.RecordedAt, row.RecordedBy) = (request.Json, clock.Now, actor.UserName);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Calendars);
                return await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            book.Forget();
            return new CalendarYearSummary(
                year.Year, year.Source, year.Days.Count(d => d.Kind == DayKind.StatutoryHoliday), year.Days.Count(d => d.Kind == DayKind.RestDay),
                year.Days.Count(d => d.Kind == DayKind.MakeUpWorkday), clock.Now);
        }
    }
}

internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").RequireAuthorization().WithTags("Calendars");
        calendar.MapGet("", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new ListCalendarYears(), ct));
        calendar.MapGet("/{year:int}", async (int year, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetCalendarYear(year), ct)).ToHttp())
            .Produces<CalendarYearView>().ProducesProblem(404);
        calendar.MapPost("", async (JsonElement file, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ImportCalendarYear(file.GetRawText()), ct)).ToHttp())
            .Produces<CalendarYearSummary>().ProducesProblem(403).ProducesProblem(422);
    }
}
