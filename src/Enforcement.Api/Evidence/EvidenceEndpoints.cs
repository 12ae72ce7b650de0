using System.Globalization;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Enforcement.Api.Evidence;

internal static class EvidenceEndpoints
{
    /// <summary>What senders call the kinds, beside their names: the contract leaves the word to them.</summary>
    private static readonly Dictionary<string, EvidenceKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = EvidenceKind.Photo, ["image"] = EvidenceKind.Photo, ["before"] = EvidenceKind.BeforePhoto, ["after"] = EvidenceKind.AfterPhoto,
        ["before-photo"] = EvidenceKind.BeforePhoto, ["after-photo"] = EvidenceKind.AfterPhoto,
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        var evidence = api.MapGroup("/evidence").RequireAuthorization().WithTags("Evidence");
        evidence.MapPost("", AddAsync).Accepts<IFormFile>("multipart/form-data").DisableAntiforgery() // checked for all of the API in one place
            .Produces<EvidenceFileView>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        evidence.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetEvidence(id), ct)).ToHttp())
            .Produces<EvidenceFileView>().ProducesProblem(404);
        evidence.MapGet("/{id:guid}/content", async (Guid id, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new GetEvidenceContent(id), ct)).ToHttp(file => Send(http, file)))
            .Produces(200).ProducesProblem(404);
    }

    private static async Task<IResult> AddAsync(HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.ReadFormAsync(ct);
        if (form.Files.Count == 0) return Refuse("evidence-file-missing", "file");
        if (form.Files[0].Length == 0) return Refuse("evidence-empty", "file");
        var word = form["kind"].ToString();
        if (!Kinds.TryGetValue(word, out var kind) && !Enum.TryParse(word, ignoreCase: true, out kind)) return Refuse("evidence-kind-unknown", "kind");
        DateTimeOffset? takenAt = null;
        if (form["takenAt"].ToString() is { Length: > 0 } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return Refuse("instant-unreadable", "takenAt");
            takenAt = at;
        }
        await using var content = form.Files[0].OpenReadStream();
        var result = await mediator.Send(new AddEvidence(form["caseNumber"], content, form.Files[0].FileName, kind, takenAt), ct);
        return result.ToHttp(e => Results.Created($"/api/evidence/{e.Id}", e));
    }

    /// <summary>Photos, video and PDF as what they are; nothing is ever run or framed as a page of the site.</summary>
    private static IResult Send(HttpContext http, EvidenceContent file)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        var inline = new ContentDispositionHeaderValue(ContentTypes.IsPhoto(file.ContentType) ? "inline" : "attachment");
        inline.SetHttpFileName(file.FileName);
        http.Response.Headers.ContentDisposition = inline.ToString();
        return Results.File(file.Path, file.ContentType, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    private static IResult Refuse(string code, string field) => ((Result<EvidenceFileView>)new Refusal(code, RefusalKind.Invalid, field)).ToHttp();
}
