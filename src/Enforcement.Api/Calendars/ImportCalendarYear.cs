using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Calendars;

/// <summary>
/// Records a year from the State Council's notice, as the JSON of <c>GET /api/calendar/{year}</c>'s source file. Replaces a year that was
/// recorded
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
            if (!actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
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
                if (row is null) db.Add(new CalendarRow { Year = year.Year, Data = request.Json, RecordedAt = clock.Now,
                    RecordedBy = actor.UserName });
                else (row.Data, row.RecordedAt, row.RecordedBy) = (request.Json, clock.Now, actor.UserName);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Calendars);
                return await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            book.Forget();
            return new CalendarYearSummary(
                year.Year, year.Source, year.Days.Count(d => d.Kind == DayKind.StatutoryHoliday),
                year.Days.Count(d => d.Kind == DayKind.RestDay),
                year.Days.Count(d => d.Kind == DayKind.MakeUpWorkday), clock.Now);
        }
    }
}
