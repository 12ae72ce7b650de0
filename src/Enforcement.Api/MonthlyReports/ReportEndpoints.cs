using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Routes of the monthly reports. Who submits and who judges is decided by the rules; who sees it, by the scope.</summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports/monthly").RequireAuthorization().WithTags("MonthlyReports");
        reports.MapGet("", async (string? month, QueryEnum<ReportState>? state, bool? late, bool? missing, IMediator mediator,
            CancellationToken ct) =>
            (await mediator.Send(new ListReports(month, state?.Value, late, missing), ct)).ToHttp()).Produces<Page<ReportItem>>()
                .ProducesProblem(422);
        reports.MapGet("/summary", async (string? month, string? format, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportReports(month, format != "docx"), ct)).ToHttp(f => f.ToHttp()))
            .Produces(200).ProducesProblem(422);
        reports.MapGet("/{month}/{town}", async (string month, string town, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetReport(month, town), ct)).ToHttp())
            .Produces<ReportDetails>().ProducesProblem(404);
        Map(reports, "submit", (string month, string town, SubmitBody body) => new SubmitReport(month, town, body));
        Map(reports, "accept", (string month, string town, JudgeBody body) => new AcceptReport(month, town, body.Version));
        Map(reports, "return", (string month, string town, JudgeBody body) => new ReturnReport(month, town, body.Reason, body.Version));
        reports.MapPost("/{month}/{town}/files", AttachAsync).Accepts<IFormFile>("multipart/form-data")
            .DisableAntiforgery() // checked for all of the API in one place
            .Produces<ReportDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        reports.MapGet("/{month}/{town}/files/{index:int}",
            async (string month, string town, int index, IMediator mediator, HttpContext http, CancellationToken ct) =>
            (await mediator.Send(new GetReportFile(month, town, index), ct)).ToHttp(file => EvidenceEndpoints.Send(http, file)))
                .Produces(200).ProducesProblem(404);
    }

    private static void Map<TBody>(RouteGroupBuilder reports, string name, Func<string, string, TBody,
        IRequest<Result<ReportDetails>>> request) where TBody : class =>
        reports.MapPost($"/{{month}}/{{town}}/{name}",
            async (string month, string town, TBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(request(month, town, body), ct)).ToHttp())
            .Produces<ReportDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> AttachAsync(string month, string town, HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        if (form.Files.Count == 0) return ((Result<ReportDetails>)new Refusal("evidence-file-missing", RefusalKind.Invalid, "file"))
            .ToHttp();
        await using var content = form.Files[0].OpenReadStream();
        return (await mediator.Send(new AttachToReport(month, town, content, form.Files[0].FileName), ct)).ToHttp();
    }
}

/// <summary>Planning's answer: the reason of a return.</summary>
public sealed record JudgeBody(string? Reason = null, int? Version = null);
