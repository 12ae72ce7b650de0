using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>A stored file.</summary>
public sealed record EvidenceFileView(
    Guid Id, string CaseNumber, EvidenceKind Kind, string FileName, string ContentType, long Bytes, string Sha256, string Sm3, DateTimeOffset? TakenAt, DateTimeOffset ReceivedAt);

/// <summary>Receives a file as evidence of a case (Art 12). The same content twice is stored once and attached twice, as two people may have sent it.</summary>
/// <param name="Content">The file; read once, to its end.</param>
/// <param name="TakenAt">When it was taken, as the sender says.</param>
public sealed record AddEvidence(string? CaseNumber, Stream Content, string FileName, EvidenceKind Kind, DateTimeOffset? TakenAt) : IRequest<Result<EvidenceFileView>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, CaseStore store, EvidenceFiles files, ICurrentActor current, LegalClock clock)
        : IRequestHandler<AddEvidence, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(AddEvidence r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (string.IsNullOrWhiteSpace(r.CaseNumber)) return new Refusal("evidence-target-missing", RefusalKind.Invalid, "caseNumber");
            if (await store.FindAsync(r.CaseNumber, cancellationToken) is not { } state) return new Refusal("not-found", RefusalKind.NotFound);
            // Refused before the file is read: nobody uploads a video to a closed case.
            if (CaseGuards.Blocks(state, CaseAction.AttachEvidence, actor) is { } blocked) return CaseRefusals.ToRefusal(blocked);
            if (await files.ReceiveAsync(r.Content, cancellationToken) is not { } file) return new Refusal("evidence-type-refused", RefusalKind.Invalid, "file");
            var name = SafeName(r.FileName);
            return await work.RunAsync<Result<EvidenceFileView>>(async () =>
            {
                var row = new EvidenceRow
                {
                    Id = Guid.CreateVersion7(now), CaseNumber = r.CaseNumber, Sha256 = file.Sha256, Sm3 = file.Sm3, Bytes = file.Bytes, ContentType = file.ContentType,
                    FileName = name, ReceivedAt = now, ReceivedBy = actor.UserName,
                };
                db.Add(row);
                var command = new AttachEvidence(now, row.Id, r.Kind, ContentTypes.IsPhoto(file.ContentType), r.TakenAt, name, file.Sha256);
                var result = await store.ExecuteAsync(r.CaseNumber, null, command, actor, now, cancellationToken);
                return result.IsOk ? EvidenceViews.Of(row, r.Kind, r.TakenAt) : result.Refusal;
            }, cancellationToken, x => x.IsOk);
        }

        /// <summary>A name to show and to save under: no path, no control characters, at most 200 characters.</summary>
        private static string SafeName(string name)
        {
            var clean = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
            return clean.Length switch { 0 => "file", > 200 => clean[^200..], _ => clean };
        }
    }
}

/// <summary>A stored file's facts; like its content, only for who may see its case.</summary>
public sealed record GetEvidence(Guid Id) : IRequest<Result<EvidenceFileView>>
{
    internal sealed class Handler(EnforcementDb db, CaseStore store) : IRequestHandler<GetEvidence, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(GetEvidence request, CancellationToken cancellationToken)
        {
            var row = await db.Set<EvidenceRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken);
            var state = row is null ? null : await store.FindAsync(row.CaseNumber, cancellationToken);
            return state?.Evidence.Find(e => e.Id == request.Id) is { } attached
                ? EvidenceViews.Of(row!, attached.Kind, attached.TakenAt)
                : new Refusal("not-found", RefusalKind.NotFound);
        }
    }
}

/// <summary>The content of a stored file: where it lies and its type.</summary>
public sealed record GetEvidenceContent(Guid Id) : IRequest<Result<EvidenceContent>>
{
    internal sealed class Handler(IMediator mediator, EvidenceFiles files) : IRequestHandler<GetEvidenceContent, Result<EvidenceContent>>
    {
        public async Task<Result<EvidenceContent>> Handle(GetEvidenceContent request, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new GetEvidence(request.Id), cancellationToken);
            return found.IsOk ? new EvidenceContent(files.PathOf(found.Value.Sha256), found.Value.ContentType, found.Value.FileName, found.Value.Sha256) : found.Refusal;
        }
    }
}

/// <summary>Where a stored file lies.</summary>
public sealed record EvidenceContent(string Path, string ContentType, string FileName, string Sha256);

internal static class EvidenceViews
{
    public static EvidenceFileView Of(EvidenceRow e, EvidenceKind kind, DateTimeOffset? takenAt) =>
        new(e.Id, e.CaseNumber, kind, e.FileName, e.ContentType, e.Bytes, e.Sha256, e.Sm3, takenAt, e.ReceivedAt);
}
