using Enforcement.Api.Cases;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>A stored file's facts; like its content, only for who may see its case or lead.</summary>
public sealed record GetEvidence(Guid Id) : IRequest<Result<EvidenceFileView>>
{
    internal sealed class Handler(EvidenceReader reader) : IRequestHandler<GetEvidence, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(GetEvidence request, CancellationToken cancellationToken) =>
            await reader.FindAsync(request.Id, cancellationToken) is { } found ? found.View : new Refusal("not-found", RefusalKind.NotFound);
    }
}

/// <summary>The files of a case or of a lead, in the order in which they were attached.</summary>
public sealed record ListEvidence(string? CaseNumber, Guid? LeadId = null) : IRequest<IReadOnlyList<EvidenceFileView>>
{
    internal sealed class Handler(EvidenceReader reader, CaseStore cases, LeadStore leads) : IRequestHandler<ListEvidence, IReadOnlyList<EvidenceFileView>>
    {
        public async Task<IReadOnlyList<EvidenceFileView>> Handle(ListEvidence request, CancellationToken cancellationToken)
        {
            if (request.CaseNumber is { } number && await cases.FindAsync(number, cancellationToken) is { } state)
                return await reader.ListAsync(state.Evidence, state.Opened.Place, cancellationToken);
            return request.LeadId is { } id && await leads.FindAsync(id, cancellationToken) is { } lead
                ? await reader.ListAsync(lead.Evidence, lead.Facts.Place, cancellationToken)
                : [];
        }
    }
}

/// <summary>Which of the files of one piece of evidence.</summary>
public enum EvidencePart
{
    /// <summary>What was sent first; byte for byte.</summary>
    Content,
    /// <summary>The small picture of it.</summary>
    Thumbnail,
    /// <summary>The photo as the camera took it, where a scaled one was sent first.</summary>
    Original,
}

/// <summary>The content of a stored file: where it lies and its type.</summary>
public sealed record GetEvidenceContent(Guid Id, EvidencePart Part = EvidencePart.Content) : IRequest<Result<EvidenceContent>>
{
    internal sealed class Handler(EvidenceReader reader, EvidenceFiles files) : IRequestHandler<GetEvidenceContent, Result<EvidenceContent>>
    {
        public async Task<Result<EvidenceContent>> Handle(GetEvidenceContent request, CancellationToken cancellationToken)
        {
            if (await reader.FindAsync(request.Id, cancellationToken) is not { } found) return new Refusal("not-found", RefusalKind.NotFound);
            var e = found.View;
            switch (request.Part)
            {
                case EvidencePart.Thumbnail when e.HasThumbnail:
                    var path = files.ThumbnailOf(e.Id);
                    await using (var file = File.OpenRead(path))
                    {
                        var head = new byte[16];
                        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
                        return new EvidenceContent(path, ContentTypes.Of(head.AsSpan(0, read)) ?? "image/jpeg", e.FileName, $"t-{e.Sha256}");
                    }
                case EvidencePart.Original when e is { Original: "received", OriginalSha256: { } original }:
                    return new EvidenceContent(files.PathOf(original), e.ContentType, e.FileName, original);
                case EvidencePart.Content:
                    return new EvidenceContent(files.PathOf(e.Sha256), e.ContentType, e.FileName, e.Sha256);
                default:
                    return new Refusal("not-found", RefusalKind.NotFound);
            }
        }
    }
}

/// <summary>Where a stored file lies.</summary>
public sealed record EvidenceContent(string Path, string ContentType, string FileName, string Sha256);
