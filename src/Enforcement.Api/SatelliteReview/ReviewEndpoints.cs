using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Routes of the satellite review. Planning runs, decides and confirms; the rules say so.</summary>
internal static class ReviewEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/satellite-reviews").RequireAuthorization().WithTags("SatelliteReviews");
        reviews.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new ListReviews(), ct));
        reviews.MapPost("", async (CreateReview body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(r => Results.Created($"/api/satellite-reviews/{r.Month}", r)))
            .Produces<ReviewDetails>(201).ProducesProblem(403).ProducesProblem(422);
        reviews.MapGet("/{month}", async (string month, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetReview(month), ct)).ToHttp()).Produces<ReviewDetails>().ProducesProblem(404);
        reviews.MapGet("/{month}/export", async (string month, string? format, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportReview(month, format != "docx"), ct)).ToHttp(f => f.ToHttp()))
            .Produces(200).ProducesProblem(404);
        Map(reviews, "run", month => new RunReview(month));
        Map(reviews, "confirm", month => new ConfirmReview(month));
        Map<DecideBody>(reviews, "decide", (month, body) => new DecidePair(month, body));
        Map<ExcludeBody>(reviews, "exclude", (month, body) => new ExcludePatch(month, body));
        Map<FinishBody>(reviews, "finish", (month, body) => new FinishFollowUp(month, body));
    }

    private static void Map(RouteGroupBuilder reviews, string name, Func<string, IRequest<Result<ReviewDetails>>> request) =>
        reviews.MapPost($"/{{month}}/{name}", async (string month, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(request(month), ct)).ToHttp())
            .Produces<ReviewDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static void Map<TBody>(RouteGroupBuilder reviews, string name, Func<string, TBody,
        IRequest<Result<ReviewDetails>>> request) where TBody : class =>
        reviews.MapPost($"/{{month}}/{name}", async (string month, TBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(request(month, body), ct)).ToHttp())
            .Produces<ReviewDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
}
