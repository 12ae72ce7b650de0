using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>A step of a document that touches nothing else: load, look whether it may be done, write one event.</summary>
internal sealed class DocumentSteps(UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, ICurrentActor current, LegalClock clock)
{
    public Task<Result<DocumentDetails>> TakeAsync(Guid id, int? version, DocumentAction action, Func<Document, Result<DocumentEvent>> step, CancellationToken ct) => work.RunAsync<Result<DocumentDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await store.FindAsync(id, ct) is not var (row, d)) return new Refusal("not-found", RefusalKind.NotFound);
        if (version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
        if (DocumentDecider.Blocks(d, action, actor, row.Town) is { } blocked) return blocked;
        var taken = step(d);
        if (!taken.IsOk) return taken.Refusal;
        var c = row.CaseNumber is { } number ? await cases.FindAsync(number, ct) : null;
        await store.SaveAsync(row, d, taken.Value, actor, (await store.PolicyAsync(c, now, ct)).Version, now, row.Town, ct);
        return (await reader.FindAsync(id, ct))!;
    }, ct, x => x.IsOk);
}

/// <summary>Attaches the signed and stamped scan of an issued document; document and scan are both kept.</summary>
public sealed record AttachScan(Guid Id, Stream Content, string FileName) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Handler(DocumentSteps steps, DocumentStore store, EvidenceFiles files, ICurrentActor current, LegalClock clock) : IRequestHandler<AttachScan, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(AttachScan r, CancellationToken cancellationToken)
        {
            // Refused before the file is read.
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return new Refusal("not-found", RefusalKind.NotFound);
            if (DocumentDecider.Blocks(d, DocumentAction.AttachScan, CurrentActor.Require(current), row.Town) is { } blocked) return blocked;
            var kept = await files.ReceiveAsync(r.Content, cancellationToken);
            if (!kept.IsOk) return kept.Refusal;
            var file = kept.Value;
            if (file.ContentType != "application/pdf" && !ContentTypes.IsPhoto(file.ContentType)) return new Refusal("scan-file-type", RefusalKind.Invalid, "file");
            return await steps.TakeAsync(r.Id, null, DocumentAction.AttachScan, _ => new ScanAttached(clock.Now, AddEvidence.Handler.SafeName(r.FileName), file.ContentType, file.Sha256, file.Sm3), cancellationToken);
        }
    }
}
