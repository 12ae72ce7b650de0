using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Notifications;

internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices").RequireAuthorization();
        notices.MapGet("", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            mediator.Send(new ListNotices(PageRequest.Of(page, pageSize)), ct));
        notices.MapPost("/read", async (MarkNoticesRead mark, IMediator mediator, CancellationToken ct) =>
            new { marked = await mediator.Send(mark, ct) });
    }
}
