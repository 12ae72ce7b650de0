using System.Globalization;
using CsvHelper;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>A page of the imports that the reader may see, newest first, without their rejected rows.</summary>
public sealed record FindImports(PageRequest Page, ImportKind? Kind = null) : IRequest<Page<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindImports, Page<ImportView>>
    {
        public async Task<Page<ImportView>> Handle(FindImports r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var imports = db.Set<ImportRow>().AsNoTracking().Where(i => i.State != ImportState.Draft);
            if (r.Kind is { } kind) imports = imports.Where(i => i.Kind == kind);
            var page = await imports.OrderByDescending(i => i.ReceivedAt).ThenBy(i => i.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<ImportView>([.. page.Items.Select(i => ImportViews.Of(i, units, []))], page.Total);
        }
    }
}

/// <summary>An import with its first rejected rows.</summary>
public sealed record GetImport(Guid Id) : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<GetImport, Result<ImportView>>
    {
        public async Task<Result<ImportView>> Handle(GetImport r, CancellationToken cancellationToken)
        {
            if (await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == r.Id, cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
            var rejected = await db.Set<ImportRejectionRow>().AsNoTracking().Where(x => x.ImportId == r.Id).OrderBy(x => x.Row).Take(ImportViews.RejectedShown).ToListAsync(cancellationToken);
            return ImportViews.Of(row, await directory.GetAsync(cancellationToken), [.. rejected.Select(ImportViews.Of)]);
        }
    }
}

/// <summary>The rejected rows of an import as a table to put right and send again; for the unit that sent it, whose data it is.</summary>
public sealed record GetRejectedRows(Guid Id) : IRequest<Result<RejectedRowsFile>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<GetRejectedRows, Result<RejectedRowsFile>>
    {
        public async Task<Result<RejectedRowsFile>> Handle(GetRejectedRows r, CancellationToken cancellationToken)
        {
            var import = await ImportQueries.OwnAsync(db, r.Id, CurrentActor.Require(current), cancellationToken);
            if (!import.IsOk) return import.Refusal;
            var columns = ImportViews.Read<List<string>>(import.Value.Columns);
            var hasShapes = import.Value.Format is Files.SourceFormat.GeoJson or Files.SourceFormat.Shapefile;
            return new RejectedRowsFile($"{Path.GetFileNameWithoutExtension(import.Value.FileName)}-rejected.csv", (stream, ct) => WriteAsync(import.Value.Id, columns, hasShapes, stream, ct));
        }

        private async Task WriteAsync(Guid id, List<string> columns, bool hasShapes, Stream stream, CancellationToken ct)
        {
            if (hasShapes && !columns.Contains("WKT")) columns.Add("WKT");
            columns.RemoveAll(c => ImportReader.RejectedColumns.Contains(c));
            // What begins like a formula is none in a spreadsheet; it is taken off again when the file comes back.
            await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape, InjectionEscape = '\'' }, leaveOpen: true);
            csv.WriteRecord([.. columns, Messages.Of("import.rejected.row"), Messages.Of("import.rejected.reason")]);
            await foreach (var row in db.Set<ImportRejectionRow>().AsNoTracking().Where(x => x.ImportId == id).OrderBy(x => x.Row).AsAsyncEnumerable().WithCancellation(ct))
            {
                var values = ImportViews.ReadValues(row.Values);
                await csv.WriteRecordAsync(
                    [.. columns.Select(c => values.GetValueOrDefault(c, "")), row.Row.ToString(CultureInfo.InvariantCulture), ImportViews.MessageOf(row.Code, row.Args)], ct);
            }
            await csv.FlushAsync(ct);
        }
    }
}

/// <summary>A file that is written as it is sent.</summary>
public sealed record RejectedRowsFile(string FileName, Func<Stream, CancellationToken, Task> WriteAsync);

internal static class ImportQueries
{
    /// <summary>An import of the actor's own unit.</summary>
    public static async Task<Result<ImportRow>> OwnAsync(EnforcementDb db, Guid id, Actor actor, CancellationToken ct)
    {
        if (await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
        return actor.ActsFor(row.Unit) && ImportRules.May(actor, row.Kind) ? row : new Refusal("forbidden", RefusalKind.Forbidden);
    }

    public static Task<ImportRow> SingleAsync(this IQueryable<ImportRow> imports, Guid id, CancellationToken ct) => imports.SingleAsync(i => i.Id == id, ct);
}
