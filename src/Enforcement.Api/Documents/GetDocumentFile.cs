using System.Security.Cryptography;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>A file of a document. A frozen file that is not what was frozen is refused, never sent.</summary>
/// <param name="Scan">Which scan, from 0.</param>
public sealed record GetDocumentFile(Guid Id, DocumentPart Part, int Scan = 0) : IRequest<Result<DocumentFile>>
{
    internal sealed class Handler(EnforcementDb db, DocumentStore store, DocumentFiles files, TemplateBook templates, PdfConverter pdf,
        ICurrentActor current) : IRequestHandler<GetDocumentFile, Result<DocumentFile>>
    {
        public async Task<Result<DocumentFile>> Handle(GetDocumentFile r, CancellationToken cancellationToken)
        {
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)
                || !DocumentReader.MayRead(row, CurrentActor.Require(current))) return Refusal.NotFound;
            if (r.Part == DocumentPart.Scan)
            {
                if (r.Scan < 0 || r.Scan >= d.Scans.Count) return Refusal.NotFound;
                var scan = d.Scans[r.Scan];
                return await files.OpenAsync(scan.Sha256, scan.FileName, cancellationToken);
            }
            var name = $"{row.Number ?? "草稿"} {row.Title}";
            if (d.Issued is not null) return r.Part == DocumentPart.Content ? await files.OpenAsync(row.Sha256!, name, cancellationToken)
                : await files.PdfAsync(db, row, name, cancellationToken);
            if (d.Drafted.File is { } uploaded) return await files.OpenAsync(uploaded, name, cancellationToken);
            var (_, template) = await templates.CurrentAsync(d.Kind, cancellationToken);
            var values = d.Kind.Fields.ToDictionary(
                f => f.Name, f => f.Printed(f == DocumentFields.Number ? "（草稿，未编号）" : d.Values.GetValueOrDefault(f.Name)));
            var docx = DocxTemplate.Fill(template, values, null);
            if (r.Part == DocumentPart.Content) return new DocumentFile(null, ContentTypes.Docx, $"{name}.docx",
                Convert.ToHexStringLower(SHA256.HashData(docx)), docx);
            var converted = await pdf.ConvertAsync([docx], cancellationToken);
            return converted.IsOk
                ? new DocumentFile(null, "application/pdf", $"{name}.pdf", Convert.ToHexStringLower(SHA256.HashData(converted.Value[0])),
                    converted.Value[0]) : converted.Refusal;
        }
    }
}
