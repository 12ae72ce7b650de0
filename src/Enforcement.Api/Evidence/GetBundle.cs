using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using MediatR;
using Org.BouncyCastle.Security;

namespace Enforcement.Api.Evidence;

/// <summary>A file of a bundle: its name there, and where it lies or what it says.</summary>
internal sealed record BundleFile(string Name, string? Path, byte[]? Bytes, string Sha256, string Sm3);

/// <summary>
/// A case's evidence, its facts and its journal as one zip, with manifests of hashes that <c>sha256sum -c SHA256SUMS</c> accepts: what
/// the archive and a court
/// can check without this software.
/// </summary>
public sealed record GetBundle(string Number) : IRequest<Result<CaseBundle>>
{
    internal sealed class Handler(IMediator mediator, EvidenceFiles files) : IRequestHandler<GetBundle, Result<CaseBundle>>
    {
        private static readonly JsonSerializerOptions Readable = new(EnforcementJson.Options) { WriteIndented = true };

        public async Task<Result<CaseBundle>> Handle(GetBundle request, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new GetCase(request.Number), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            var journal = new List<JournalEntryView>();
            for (var page = 1; journal.Count < found.Value.Version; page++)
                journal.AddRange((await mediator.Send(new GetCaseJournal(request.Number, PageRequest.Of(page, PageRequest.MaxSize)),
                    cancellationToken)).Value!.Items);
            var content = new List<BundleFile> { Text("case.json", found.Value), Text("journal.json", journal) };
            var number = 0;
            foreach (var e in await mediator.Send(new ListEvidence(request.Number), cancellationToken))
            {
                var name = $"{++number:D3}-{e.FileName}";
                content.Add(new BundleFile($"evidence/{name}", files.PathOf(e.Sha256), null, e.Sha256, e.Sm3));
                if (e is { Original: "received", OriginalSha256: { } original })
                    content.Add(new BundleFile($"originals/{name}", files.PathOf(original), null, original,
                        await Sm3OfAsync(files.PathOf(original), cancellationToken)));
            }
            await AddDocumentsAsync(request.Number, content, cancellationToken);
            return new CaseBundle($"{request.Number}.zip", content);
        }

        /// <summary>
        /// What was issued in the case, as far as the reader may read it: the frozen files, their PDFs where LibreOffice makes them, and
        /// the signed scans.
        /// </summary>
        private async Task AddDocumentsAsync(string number, List<BundleFile> content, CancellationToken ct)
        {
            var found = await mediator.Send(new FindDocuments { CaseNumber = number, Sort = "issuedAt",
                Page = PageRequest.Of(1, PageRequest.MaxSize) }, ct);
            foreach (var item in found.Value!.Items.Where(d => d.IssuedAt is not null))
            {
                if ((await mediator.Send(new GetDocument(item.Id), ct)).Value is not { MayRead: true } d) continue;
                var parts = new List<GetDocumentFile> { new(d.Id, DocumentPart.Content) };
                if (d.PdfAvailable && !d.Uploaded) parts.Add(new GetDocumentFile(d.Id, DocumentPart.Pdf));
                parts.AddRange(d.Scans.Select(s => new GetDocumentFile(d.Id, DocumentPart.Scan, s.Index)));
                foreach (var part in parts)
                {
                    if ((await mediator.Send(part, ct)).Value is not { } file) continue;
                    var name = part.Part == DocumentPart.Scan ? $"documents/{d.Number} 盖章件 {part.Scan + 1} {file.FileName}"
                        : $"documents/{file.FileName}";
                    content.Add(new BundleFile(name, file.Path, null, file.Sha256, await Sm3OfAsync(file.Path!, ct)));
                }
            }
        }

        private static BundleFile Text(string name, object value)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Readable);
            return new BundleFile(name, null, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), Sm3Of(bytes));
        }

        private static string Sm3Of(byte[] bytes) => Convert.ToHexStringLower(DigestUtilities.CalculateDigest("SM3", bytes));

        private static async Task<string> Sm3OfAsync(string path, CancellationToken ct) => Sm3Of(await File.ReadAllBytesAsync(path, ct));
    }
}
