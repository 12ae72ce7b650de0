using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>Attaches the signed and stamped scan of an issued document; document and scan are both kept.</summary>
public sealed record AttachScan(Guid Id, Stream Content, string FileName) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Handler(DocumentSteps steps, DocumentStore store, EvidenceFiles files, ICurrentActor current, LegalClock clock)
        : IRequestHandler<AttachScan, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(AttachScan r, CancellationToken cancellationToken)
        {
            // Refused before the file is read.
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return Refusal.NotFound;
            if (DocumentDecider.Blocks(d, DocumentAction.AttachScan, CurrentActor.Require(current),
                row.Town) is { } blocked) return blocked;
            var kept = await files.ReceiveAsync(r.Content, cancellationToken);
            if (!kept.IsOk) return kept.Refusal;
            var file = kept.Value;
            if (file.ContentType != "application/pdf" && !ContentTypes.IsPhoto(file.ContentType)) return new Refusal("scan-file-type",
                RefusalKind.Invalid, "file");
            return await steps.TakeAsync(r.Id, null, DocumentAction.AttachScan, _ =>
                new ScanAttached(clock.Now, AddEvidence.Handler.SafeName(r.FileName), file.ContentType, file.Sha256, file.Sm3),
                cancellationToken);
        }
    }
}
