using System.Security.Cryptography;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>A document, for the present reader.</summary>
public sealed record GetDocument(Guid Id) : IRequest<Result<DocumentDetails>>
{
    internal sealed class Handler(DocumentReader reader) : IRequestHandler<GetDocument, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(GetDocument request, CancellationToken cancellationToken) =>
            await reader.FindAsync(request.Id, cancellationToken) is { } found ? found : new Refusal("not-found", RefusalKind.NotFound);
    }
}

/// <summary>Which of the files of a document.</summary>
public enum DocumentPart
{
    /// <summary>The frozen .docx, or the uploaded file; of a draft, how it would look.</summary>
    Content,
    /// <summary>The PDF made from it, made once and kept.</summary>
    Pdf,
    /// <summary>A signed and stamped scan.</summary>
    Scan,
}

/// <summary>A file of a document. A frozen file that is not what was frozen is refused, never sent.</summary>
/// <param name="Scan">Which scan, from 0.</param>
public sealed record GetDocumentFile(Guid Id, DocumentPart Part, int Scan = 0) : IRequest<Result<DocumentFile>>
{
    internal sealed class Handler(EnforcementDb db, DocumentStore store, DocumentFiles files, TemplateBook templates, PdfConverter pdf, ICurrentActor current) : IRequestHandler<GetDocumentFile, Result<DocumentFile>>
    {
        public async Task<Result<DocumentFile>> Handle(GetDocumentFile r, CancellationToken cancellationToken)
        {
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d) || !DocumentReader.MayRead(row, CurrentActor.Require(current))) return new Refusal("not-found", RefusalKind.NotFound);
            if (r.Part == DocumentPart.Scan)
            {
                if (r.Scan < 0 || r.Scan >= d.Scans.Count) return new Refusal("not-found", RefusalKind.NotFound);
                var scan = d.Scans[r.Scan];
                return await files.OpenAsync(scan.Sha256, scan.FileName, cancellationToken);
            }
            var name = $"{row.Number ?? "草稿"} {row.Title}";
            if (d.Issued is not null) return r.Part == DocumentPart.Content ? await files.OpenAsync(row.Sha256!, name, cancellationToken) : await files.PdfAsync(db, row, name, cancellationToken);
            if (d.Drafted.File is { } uploaded) return await files.OpenAsync(uploaded, name, cancellationToken);
            var (_, template) = await templates.CurrentAsync(d.Kind, cancellationToken);
            var values = d.Kind.Fields.ToDictionary(
                f => f.Name, f => f.Printed(f == DocumentFields.Number ? "（草稿，未编号）" : d.Values.GetValueOrDefault(f.Name)));
            var docx = DocxTemplate.Fill(template, values, null);
            if (r.Part == DocumentPart.Content) return new DocumentFile(null, ContentTypes.Docx, $"{name}.docx", Convert.ToHexStringLower(SHA256.HashData(docx)), docx);
            var converted = await pdf.ConvertAsync([docx], cancellationToken);
            return converted.IsOk ? new DocumentFile(null, "application/pdf", $"{name}.pdf", Convert.ToHexStringLower(SHA256.HashData(converted.Value[0])), converted.Value[0]) : converted.Refusal;
        }
    }
}

/// <summary>A document's journal, oldest first: who did what when. Its values stand in the document.</summary>
public sealed record GetDocumentJournal(Guid Id) : IRequest<Result<DocumentJournal>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<GetDocumentJournal, Result<DocumentJournal>>
    {
        public async Task<Result<DocumentJournal>> Handle(GetDocumentJournal request, CancellationToken cancellationToken)
        {
            if (await db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
            var stream = DocumentStore.StreamOf(row.Id);
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            return new DocumentJournal(
                [.. rows.Select(e => new DocumentEntry(e.Sequence, e.At, e.RecordedAt, e.Type, e.ByName, units.View(e.Unit), e.Hash))], JournalChain.Verify(rows, new JournalHead(row.Version, row.HeadHash)));
        }
    }
}

/// <summary>The entries, and whether their chain holds.</summary>
public sealed record DocumentJournal(IReadOnlyList<DocumentEntry> Entries, JournalVerification Verification);

/// <summary>An entry of a document's journal.</summary>
public sealed record DocumentEntry(int Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, string Type, string ByName, UnitView Unit, string Hash);
