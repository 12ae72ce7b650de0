using System.IO.Compression;
using System.Text;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>
/// Everything that was issued for or by a town on a day, in one file: a PDF to print, or a zip of the documents with their scans. Void
/// ones are left out.
/// </summary>
/// <param name="Town">Code or slug.</param>
/// <param name="On">The legal day of issue; default today.</param>
/// <param name="AsPdf">True: one PDF; false: a zip.</param>
public sealed record GetDayOfTown(string? Town, DateOnly? On, bool AsPdf) : IRequest<Result<DocumentFile>>
{
    /// <summary>More would keep the one LibreOffice busy for everybody.</summary>
    private const int Most = 200;

    internal sealed class Handler(EnforcementDb db, DocumentStore store, DocumentFiles files, PdfConverter pdf, UnitDirectory directory,
        ICurrentActor current, LegalClock clock)
        : IRequestHandler<GetDayOfTown, Result<DocumentFile>>
    {
        public async Task<Result<DocumentFile>> Handle(GetDayOfTown r, CancellationToken cancellationToken)
        {
            var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if (units.Named(r.Town) is not { } town || !units.IsTown(town.Code)) return new Refusal("town-unknown", RefusalKind.Invalid,
                "town");
            var day = r.On ?? LegalTime.DateOf(clock.Now);
            var rows = await FindDocuments.Handler.Issued(db.Set<DocumentRow>(), day, day.AddDays(1))
                .Where(d => (d.Town == town.Code || d.Unit == town.Code) && d.State != DocumentState.Void).OrderBy(d => d.IssuedAt)
                    .ThenBy(d => d.Kind).ThenBy(d => d.Number).ToListAsync(cancellationToken);
            rows = [.. rows.Where(d => DocumentReader.MayRead(d, reader))];
            if (rows.Count == 0) return new Refusal("no-documents-that-day", RefusalKind.NotFound);
            if (rows.Count > Most) return new Refusal("too-many-documents", RefusalKind.Invalid, null, Most);
            var name = $"{town.Name}{ChineseWords.Day(day)}文书";
            return r.AsPdf ? await OnePdfAsync(rows, name, cancellationToken) : await ZipAsync(rows, name, cancellationToken);
        }

        private async Task<Result<DocumentFile>> OnePdfAsync(List<DocumentRow> rows, string name, CancellationToken ct)
        {
            var pdfs = new List<byte[]>();
            foreach (var row in rows)
            {
                var file = await files.PdfAsync(db, row, row.Title, ct);
                if (!file.IsOk) return file.Refusal;
                pdfs.Add(await File.ReadAllBytesAsync(file.Value.Path!, ct));
            }
            var merged = await pdf.MergeAsync(pdfs, ct);
            return merged.IsOk ? new DocumentFile(null, "application/pdf", $"{name}.pdf", "", merged.Value) : merged.Refusal;
        }

        private async Task<Result<DocumentFile>> ZipAsync(List<DocumentRow> rows, string name, CancellationToken ct)
        {
            using var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
            {
                foreach (var (row, n) in rows.Select((row, n) => (row, n + 1)))
                {
                    var parts = new List<Result<DocumentFile>> { await files.OpenAsync(row.Sha256!, $"{row.Number} {row.Title}", ct) };
                    if (pdf.IsAvailable) parts.Add(await files.PdfAsync(db, row, $"{row.Number} {row.Title}", ct));
                    foreach (var scan in (await store.FindAsync(row.Id, ct))!.Value.State.Scans) parts.Add(
                        await files.OpenAsync(scan.Sha256, $"{row.Number} 盖章件 {scan.FileName}", ct));
                    foreach (var file in parts.Where(p => p.IsOk).Select(p => p.Value!).DistinctBy(f => f.Sha256))
                        await zip.CreateEntryFromFileAsync(file.Path!, $"{n:D3} {file.FileName}", CompressionLevel.Fastest, ct);
                    if (!parts[0].IsOk) return parts[0].Refusal!;
                }
            }
            return new DocumentFile(null, "application/zip", $"{name}.zip", "", bytes.ToArray());
        }
    }
}
