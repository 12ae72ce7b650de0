using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Documents.Kinds;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Enforcement.Api.Documents;

/// <summary>Routes of the documents. Who may write, sign and serve which is decided by the rules; who may see it, by the scope.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").RequireAuthorization().WithTags("Documents");
        documents.MapGet("", Find).Produces<Page<DocumentItem>>();
        documents.MapPost("", async (DraftDocument body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct))
            .ToHttp(d => Results.Created($"/api/documents/{d.Id}", d)))
            .Produces<DocumentDetails>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        documents.MapPost("/uploads", UploadAsync).Accepts<IFormFile>("multipart/form-data")
            .DisableAntiforgery() // checked for all of the API in one place
            .Produces<DocumentDetails>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        documents.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetDocument(id), ct)).ToHttp()).Produces<DocumentDetails>().ProducesProblem(404);
        documents.MapGet("/{id:guid}/journal", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetDocumentJournal(id), ct)).ToHttp())
            .Produces<DocumentJournal>().ProducesProblem(404);
        MapStep<ReviseBody>(documents, "revise", (id, b) => new ReviseDocument(id, b));
        MapStep<VersionBody>(documents, "issue", (id, b) => new IssueDocument(id, b.Version));
        MapStep<ServeBody>(documents, "serve", (id, b) => new ServeDocument(id, b));
        MapStep<FailServiceBody>(documents, "fail-service", (id, b) => new FailService(id, b));
        MapStep<VoidBody>(documents, "void", (id, b) => new VoidDocument(id, b.Version, b.Reason));
        documents.MapPost("/{id:guid}/scans", AttachScanAsync).Accepts<IFormFile>("multipart/form-data").DisableAntiforgery()
            .Produces<DocumentDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        documents.MapGet("/{id:guid}/content", (Guid id, IMediator mediator, HttpContext http, CancellationToken ct) =>
            SendAsync(http, mediator.Send(new GetDocumentFile(id, DocumentPart.Content), ct)));
        documents.MapGet("/{id:guid}/pdf", (Guid id, IMediator mediator, HttpContext http, CancellationToken ct) =>
            SendAsync(http, mediator.Send(new GetDocumentFile(id, DocumentPart.Pdf), ct)));
        documents.MapGet("/{id:guid}/scans/{index:int}", (Guid id, int index, IMediator mediator, HttpContext http, CancellationToken ct) =>
            SendAsync(http, mediator.Send(new GetDocumentFile(id, DocumentPart.Scan, index), ct)));
        documents.MapGet("/day", (string? town, DateOnly? on, string? format, IMediator mediator, HttpContext http,
            CancellationToken ct) => SendAsync(http, mediator.Send(new GetDayOfTown(town, on, format != "zip"), ct)));
        MapTemplates(api.MapGroup("/document-templates").RequireAuthorization().WithTags("Documents"));
        var words = api.MapGroup("/document-words").RequireAuthorization().WithTags("Documents");
        words.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new ListUnitWords(), ct));
        words.MapPut("/{code}", async (string code, WordBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new SetUnitWord(code, body.Word), ct)).ToHttp())
            .Allow(PersonRole.Administrator).Produces<UnitWordView>().ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/document-check/{code}", (string code, IMediator mediator, CancellationToken ct) =>
            mediator.Send(new CheckDocument(code), ct)).AllowAnonymous().WithTags("Documents");
    }

    private static void MapTemplates(RouteGroupBuilder templates)
    {
        templates.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new ListTemplates(), ct));
        templates.MapGet("/{kind}", (DocumentKind kind, int? version, IMediator mediator, HttpContext http, CancellationToken ct) =>
            SendAsync(http, mediator.Send(new GetTemplate(kind, version), ct)));
        templates.MapPost("/{kind}", UploadTemplateAsync).Accepts<IFormFile>("multipart/form-data").DisableAntiforgery()
            .Allow(PersonRole.Administrator)
            .Produces<TemplateVersionView>(201).ProducesProblem(404).ProducesProblem(422);
    }

    private static void MapStep<TBody>(RouteGroupBuilder documents, string name, Func<Guid, TBody,
        IRequest<Result<DocumentDetails>>> request) where TBody : class =>
        documents.MapPost($"/{{id:guid}}/{name}", async (Guid id, TBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(request(id, body), ct)).ToHttp())
            .Produces<DocumentDetails>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> Find(
        string? caseNumber, DocumentKind? kind, QueryEnum<DocumentState>? state, string? unit, string? town, int? year, DateOnly? on,
        string? q, string? sort, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new FindDocuments
        {
            CaseNumber = caseNumber, Kind = kind, State = state?.Value, Unit = unit, Town = town, Year = year, On = on, Q = q, Sort = sort,
            Page = PageRequest.Of(page, pageSize),
        }, ct)).ToHttp();

    private static async Task<IResult> UploadAsync(HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        await using var content = form.Files.Count > 0 ? form.Files[0].OpenReadStream() : null;
        var draft = new DraftDocument
        {
            Kind = Other.It, CaseNumber = form["caseNumber"], Title = form["title"], Number = form["number"], File = content,
        };
        return (await mediator.Send(draft, ct)).ToHttp(d => Results.Created($"/api/documents/{d.Id}", d));
    }

    private static async Task<IResult> AttachScanAsync(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        if (form.Files.Count == 0) return ((Result<DocumentDetails>)new Refusal("evidence-file-missing", RefusalKind.Invalid, "file"))
            .ToHttp();
        await using var content = form.Files[0].OpenReadStream();
        return (await mediator.Send(new AttachScan(id, content, form.Files[0].FileName), ct)).ToHttp();
    }

    private static async Task<IResult> UploadTemplateAsync(DocumentKind kind, HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(ct);
        if (form.Files.Count == 0) return ((Result<TemplateVersionView>)new Refusal("evidence-file-missing", RefusalKind.Invalid, "file"))
            .ToHttp();
        using var file = new MemoryStream();
        await form.Files[0].CopyToAsync(file, ct);
        return (await mediator.Send(new UploadTemplate(kind, file.ToArray(), form["note"]), ct))
            .ToHttp(t => Results.Created($"/api/document-templates/{kind}?version={t.Version}", t));
    }

    /// <summary>
    /// PDFs and pictures to be looked at, everything else to be saved; nothing is ever run or framed as a page of the site.
    /// </summary>
    private static async Task<IResult> SendAsync(HttpContext http, Task<Result<DocumentFile>> found) => (await found).ToHttp(file =>
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // A browser's own PDF viewer does not start in a sandbox; it runs nothing of the site.
        http.Response.Headers.ContentSecurityPolicy = file.ContentType == "application/pdf" ? "frame-ancestors 'none'"
            : "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(file.ContentType == "application/pdf"
            || file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return file.Bytes is { } bytes ? Results.Bytes(bytes, file.ContentType)
            : Results.File(file.Path!, file.ContentType, enableRangeProcessing: true,
                entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    });
}

/// <summary>The version that the person saw, or null to not compare.</summary>
public sealed record VersionBody(int? Version);

/// <summary>Why a number is withdrawn.</summary>
public sealed record VoidBody(int? Version, string? Reason);

/// <summary>机关代字.</summary>
public sealed record WordBody(string? Word);
