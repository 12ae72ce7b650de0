using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>Routes of the assessments. Who assesses and who appeals is decided by the rules; who sees what, by the scope.</summary>
internal static class AssessmentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var assessments = api.MapGroup("/assessments").RequireAuthorization().WithTags("Assessments");
        assessments.MapGet("", async (string? period, QueryEnum<AssessmentLevel>? level, string? town, IMediator mediator,
            CancellationToken ct) =>
            (await mediator.Send(new ListAssessments(period, level?.Value, town), ct)).ToHttp()).Produces<AssessmentSheet>()
                .ProducesProblem(422);
        assessments.MapPost("", async (ComputeAssessments body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp())
            .Produces<AssessmentSheet>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        assessments.MapPost("/confirm", async (ConfirmAssessments body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp())
            .Produces<AssessmentSheet>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        assessments.MapGet("/export", async (string? period, QueryEnum<AssessmentLevel>? level, string? town, string? format,
            IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportAssessments(period, level?.Value, town, format != "docx"), ct)).ToHttp(f => f.ToHttp()))
                .Produces(200).ProducesProblem(404).ProducesProblem(422);
        assessments.MapGet("/{period}/{unit}", async (string period, string unit, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetAssessment(period, unit), ct)).ToHttp())
            .Produces<AssessmentView>().ProducesProblem(404);
        assessments.MapPost("/{period}/{unit}/appeals", async (string period, string unit, AppealBody body, IMediator mediator,
            CancellationToken ct) =>
                (await mediator.Send(new AppealDeduction(period, unit, body.Deduction, body.Reason, body.Version), ct)).ToHttp())
            .Produces<AssessmentView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        assessments.MapPost("/{period}/{unit}/appeals/{key}/decide",
            async (string period, string unit, string key, DecideBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DecideAppeal(period, unit, key, body.Upheld, body.Reason, body.Version), ct)).ToHttp())
            .Produces<AssessmentView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    internal sealed record AppealBody(string? Deduction, string? Reason, int? Version = null);

    internal sealed record DecideBody(bool? Upheld, string? Reason, int? Version = null);
}
