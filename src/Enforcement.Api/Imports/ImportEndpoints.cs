using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using MediatR;

namespace Enforcement.Api.Imports;

internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").RequireAuthorization().WithTags("Imports");
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            imports.MapPost($"/{kind.ToString().ToLowerInvariant()}", (HttpRequest request, IMediator mediator, CancellationToken ct) =>
                SendAsync(request, async (content, name, options) =>
                    (await mediator.Send(new StartImport(kind, content, name, options), ct))
                        .ToHttp(i => Results.Accepted($"/api/imports/{i.Id}", i))))
                .Accepts<IFormFile>("multipart/form-data").DisableAntiforgery() // checked for all of the API in one place
                .WithMetadata(new OwnTransactions()) // a large file is read before the database is written to
                .Produces<ImportView>(202).ProducesProblem(403).ProducesProblem(413).ProducesProblem(422);
        }
        imports.MapPost("/preview", (HttpRequest request, IMediator mediator, CancellationToken ct) =>
            SendAsync(request, async (content, _, options) =>
                !Enum.TryParse<ImportKind>(request.Form["kind"], ignoreCase: true, out var kind) ? Refuse("import-kind-unknown", "kind")
                : (await mediator.Send(new PreviewFile(kind, content, options), ct)).ToHttp()))
            .Accepts<IFormFile>("multipart/form-data").DisableAntiforgery().WithMetadata(new OwnTransactions())
            .Produces<ImportPreview>().ProducesProblem(403).ProducesProblem(413).ProducesProblem(422);
        imports.MapGet("", async (QueryEnum<ImportKind>? kind, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new FindImports(PageRequest.Of(page, pageSize), kind?.Value), ct));
        imports.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetImport(id), ct)).ToHttp())
            .Produces<ImportView>().ProducesProblem(404);
        imports.MapGet("/{id:guid}/rejected.csv", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetRejectedRows(id), ct))
                    .ToHttp(f => Results.Stream(s => f.WriteAsync(s, ct), "text/csv; charset=utf-8", f.FileName)))
            .Produces(200, contentType: "text/csv").ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> SendAsync(HttpRequest request, Func<Stream, string, ImportOptions, Task<IResult>> send)
    {
        if (!request.HasFormContentType) return Results.StatusCode(415);
        var form = await request.FormAsync(request.HttpContext.RequestAborted);
        if (form.Files.Count == 0) return Refuse("import-file-missing", "file");
        var mapping = ImportMappings.Read(form["mapping"]);
        if (!mapping.IsOk) return Refuse(mapping.Refusal.Code, "mapping", mapping.Refusal.Args);
        await using var content = form.Files[0].OpenReadStream();
        return await send(content, form.Files[0].FileName, new ImportOptions(
            form["crs"].ToString() is { Length: > 0 } crs ? crs : null, Is(form["swap"]), Is(form["gcj02"]), mapping.Value));
    }

    private static bool Is(string? word) => word is "true" or "True" or "1" or "on";

    private static IResult Refuse(string code, string field, params object[] args) =>
        ((Result<ImportView>)new Refusal(code, RefusalKind.Invalid, field, args)).ToHttp();
}
