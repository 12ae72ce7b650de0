using System.Globalization;
using CsvHelper;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

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
            return new RejectedRowsFile($"{Path.GetFileNameWithoutExtension(import.Value.FileName)}-rejected.csv", (stream, ct) =>
                WriteAsync(import.Value.Id, columns, hasShapes, stream, ct));
        }

        private async Task WriteAsync(Guid id, List<string> columns, bool hasShapes, Stream stream, CancellationToken ct)
        {
            if (hasShapes && !columns.Contains("WKT")) columns.Add("WKT");
            columns.RemoveAll(c => ImportReader.RejectedColumns.Contains(c));
            // What begins like a formula is none in a spreadsheet; it is taken off again when the file comes back.
            await using var csv = CsvWriter.Create(stream,
                new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape, InjectionEscape = '\'' },
                leaveOpen: true);
            csv.WriteRecord([.. columns, Messages.Of("import.rejected.row"), Messages.Of("import.rejected.reason")]);
            await foreach (var row in db.Set<ImportRejectionRow>().AsNoTracking().Where(x => x.ImportId == id).OrderBy(x => x.Row)
                .AsAsyncEnumerable().WithCancellation(ct))
            {
                var values = ImportViews.ReadValues(row.Values);
                await csv.WriteRecordAsync(
                    [.. columns.Select(c => values.GetValueOrDefault(c, "")), row.Row.ToString(CultureInfo.InvariantCulture),
                        ImportViews.MessageOf(row.Code, row.Args)], ct);
            }
            await csv.FlushAsync(ct);
        }
    }
}

/// <summary>A file that is written as it is sent.</summary>
public sealed record RejectedRowsFile(string FileName, Func<Stream, CancellationToken, Task> WriteAsync);
