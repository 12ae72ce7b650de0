using System.Text.Json;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Calendars;

internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").RequireAuthorization().WithTags("Calendars");
        calendar.MapGet("", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new ListCalendarYears(), ct));
        calendar.MapGet("/{year:int}", async (int year, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetCalendarYear(year), ct)).ToHttp())
            .Produces<CalendarYearView>().ProducesProblem(404);
        calendar.MapPost("", async (JsonElement file, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ImportCalendarYear(file.GetRawText()), ct)).ToHttp())
            .Produces<CalendarYearSummary>().ProducesProblem(403).ProducesProblem(422);
    }
}
