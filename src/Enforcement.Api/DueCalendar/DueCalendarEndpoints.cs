using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.DueCalendar;

internal static class DueCalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var due = api.MapGroup("/due").RequireAuthorization().WithTags("DueCalendar");
        due.MapGet("", async (string? month, string? unit, string? group, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetDueCalendar(month, unit, group), ct)).ToHttp())
            .Produces<IReadOnlyList<DueItem>>().ProducesProblem(422);
        due.MapGet("/feed", (IMediator mediator, CancellationToken ct) => mediator.Send(new GetCalendarFeed(), ct));
        due.MapPost("/feed", (IMediator mediator, CancellationToken ct) => mediator.Send(new RenewCalendarFeed(false), ct));
        due.MapDelete("/feed", (IMediator mediator, CancellationToken ct) => mediator.Send(new RenewCalendarFeed(true), ct));
    }
}
