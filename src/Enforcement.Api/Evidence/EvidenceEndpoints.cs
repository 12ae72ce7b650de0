using System.Globalization;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Enforcement.Api.Evidence;

internal static class EvidenceEndpoints
{
    /// <summary>What senders call the kinds, beside their names: the contract leaves the word to them.</summary>
    private static readonly Dictionary<string, EvidenceKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = EvidenceKind.Photo, ["image"] = EvidenceKind.Photo, ["before"] = EvidenceKind.BeforePhoto,
            ["after"] = EvidenceKind.AfterPhoto,
        ["before-photo"] = EvidenceKind.BeforePhoto, ["after-photo"] = EvidenceKind.AfterPhoto,
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        var evidence = api.MapGroup("/evidence").RequireAuthorization().WithTags("Evidence");
        evidence.MapPost("", AddAsync).Accepts<IFormFile>("multipart/form-data")
            .DisableAntiforgery() // checked for all of the API in one place
            .Produces<EvidenceFileView>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        evidence.MapGet("/originals-wanted", (IMediator mediator, CancellationToken ct) => mediator.Send(new ListWantedOriginals(), ct));
        evidence.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetEvidence(id), ct)).ToHttp())
            .Produces<EvidenceFileView>().ProducesProblem(404);
        MapContent(evidence, "content", EvidencePart.Content);
        MapContent(evidence, "thumbnail", EvidencePart.Thumbnail);
        MapContent(evidence, "original", EvidencePart.Original);
        evidence.MapPost("/{id:guid}/original", AddOriginalAsync).Accepts<IFormFile>("multipart/form-data").DisableAntiforgery()
            .Produces<EvidenceFileView>().ProducesProblem(404).ProducesProblem(413).ProducesProblem(422);
        evidence.MapPost("/{id:guid}/original-request", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RequestOriginal(id), ct)).ToHttp())
            .Produces<EvidenceFileView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        evidence.MapPost("/{id:guid}/pin", async (Guid id, PinBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CorrectEvidencePin(id, body), ct)).ToHttp())
            .Produces<EvidenceFileView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/cases/{number}/evidence", async (string number, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new ListEvidence(number), ct))
            .RequireAuthorization().WithTags("Evidence");
        api.MapGet("/cases/{number}/bundle", async (string number, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new GetBundle(number), ct)).ToHttp(bundle =>
                {
                    http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true; // a zip writes its headers so
                    return Results.Stream(stream => bundle.WriteAsync(stream, http.RequestAborted), "application/zip", bundle.FileName);
                }))
            .RequireAuthorization().WithTags("Evidence").Produces(200, contentType: "application/zip").ProducesProblem(404);
    }

    private static void MapContent(RouteGroupBuilder evidence, string name, EvidencePart part) =>
        evidence.MapGet($"/{{id:guid}}/{name}", async (Guid id, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new GetEvidenceContent(id, part), ct)).ToHttp(file => Send(http, file)))
            .Produces(200).ProducesProblem(404);

    private static async Task<IResult> AddAsync(HttpRequest request, IMediator mediator, Subjects subjects, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        var number = form["caseNumber"].ToString() is { Length: > 0 } text ? text : null;
        Guid? lead = null;
        if (form["leadId"].ToString() is { Length: > 0 } named)
        {
            if (!Guid.TryParse(named, out var id)) return ((Result<EvidenceFileView>)Refusal.NotFound).ToHttp();
            lead = id;
        }
        // Before anything of the file: what it is for may not be there for them.
        if (await subjects.MissingAsync(AddEvidence.SubjectOf(number, lead), ct) is { } missing) return (
            (Result<EvidenceFileView>)missing).ToHttp();
        var file = form.Files.GetFile("file") ?? form.Files.FirstOrDefault(f => f.Name != "thumbnail");
        if (file is null) return Refuse("evidence-file-missing", "file");
        if (file.Length == 0) return Refuse("evidence-empty", "file");
        var word = form["kind"].ToString();
        if (!Kinds.TryGetValue(word, out var kind) && !Enum.TryParse(word, ignoreCase: true, out kind)) return Refuse(
            "evidence-kind-unknown", "kind");
        DateTimeOffset? takenAt = null;
        if (form["takenAt"].ToString() is { Length: > 0 } taken)
        {
            if (!DateTimeOffset.TryParse(taken, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return Refuse(
                "instant-unreadable", "takenAt");
            takenAt = at;
        }
        var thumbnail = await BytesOfAsync(form.Files.GetFile("thumbnail"),
            ct); // first: of a buffered body, both are read through one stream
        await using var content = file.OpenReadStream();
        var result = await mediator.Send(new AddEvidence
        {
            CaseNumber = number, LeadId = lead, Content = content, FileName = file.FileName, Kind = kind, TakenAt = takenAt,
            Lon = Number(form["lon"]), Lat = Number(form["lat"]), Thumbnail = thumbnail, OriginalSha256 = form["originalSha256"],
        }, ct);
        return result.ToHttp(e => Results.Created($"/api/evidence/{e.Id}", e));
    }

    private static async Task<IResult> AddOriginalAsync(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        if (form.Files.Count == 0) return Refuse("evidence-file-missing", "file");
        await using var content = form.Files[0].OpenReadStream();
        return (await mediator.Send(new ReceiveOriginal(id, content), ct)).ToHttp();
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
        && Math.Abs(n) <= 180 ? n : null;

    /// <summary>A thumbnail, when it has the size of one.</summary>
    internal static async Task<byte[]?> BytesOfAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length > 1 << 20) return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Photos as what they are, everything else to be saved; nothing is ever run or framed as a page of the site.</summary>
    internal static IResult Send(HttpContext http, EvidenceContent file)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(ContentTypes.IsPhoto(file.ContentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.File(file.Path, file.ContentType, enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    private static IResult Refuse(string code, string field) => ((Result<EvidenceFileView>)new Refusal(code, RefusalKind.Invalid, field))
        .ToHttp();
}
