using MediatR;

namespace Enforcement.Api.Dashboards;

internal static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var dashboards = api.MapGroup("/dashboards").RequireAuthorization().WithTags("Dashboards");
        dashboards.MapGet("/overdue", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetOverdue(), ct));
        dashboards.MapGet("/process", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetProcessCounts(), ct));
    }
}
