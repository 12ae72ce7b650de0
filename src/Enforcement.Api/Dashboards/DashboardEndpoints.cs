using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;

namespace Enforcement.Api.Dashboards;

internal static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var dashboards = api.MapGroup("/dashboards").RequireAuthorization().WithTags("Dashboards");
        dashboards.MapGet("/overdue", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetOverdue(), ct));
        dashboards.MapGet("/process", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetProcessCounts(), ct));
        dashboards.MapGet("/oversight", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(asked.ToRequest(), ct)).ToHttp())
            .Produces<Oversight>().ProducesProblem(422);
        dashboards.MapGet("/oversight/export", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportOversight(asked.ToRequest()), ct)).ToHttp(f => f.ToHttp()))
            .Produces(200).ProducesProblem(422);

        var views = api.MapGroup("/saved-views").RequireAuthorization().WithTags("Dashboards");
        views.MapGet("", async (string? path, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new ListSavedViews(path), ct));
        views.MapPost("", async (SaveView body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(v => Results.Created($"/api/saved-views/{v.Id}", v)))
            .Produces<SavedView>(201).ProducesProblem(422);
        views.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DeleteView(id), ct)).ToHttp(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(403).ProducesProblem(404);
    }

    /// <summary>The filter of the supervisor's view, as the address carries it.</summary>
    internal sealed record Asked(string? Town, QueryEnum<CaseStage>? Stage, string? Handler, string? DutyUnit, DateOnly? From, DateOnly? To)
    {
        public GetOversight ToRequest() =>
            new() { Town = Town, Stage = Stage?.Value, Handler = Handler, DutyUnit = DutyUnit, From = From, To = To };
    }
}
