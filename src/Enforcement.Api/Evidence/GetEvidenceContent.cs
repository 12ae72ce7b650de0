using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>The content of a stored file: where it lies and its type.</summary>
public sealed record GetEvidenceContent(Guid Id, EvidencePart Part = EvidencePart.Content) : IRequest<Result<EvidenceContent>>
{
    internal sealed class Handler(EvidenceReader reader, EvidenceFiles files) : IRequestHandler<GetEvidenceContent, Result<EvidenceContent>>
    {
        public async Task<Result<EvidenceContent>> Handle(GetEvidenceContent request, CancellationToken cancellationToken)
        {
            if (await reader.FindAsync(request.Id, cancellationToken) is not { } found) return Refusal.NotFound;
            var e = found.View;
            switch (request.Part)
            {
                case EvidencePart.Thumbnail when e.HasThumbnail:
                    var path = files.ThumbnailOf(e.Id);
                    await using (var file = File.OpenRead(path))
                    {
                        var head = new byte[16];
                        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
                        return new EvidenceContent(path, ContentTypes.Of(head.AsSpan(0, read)) ?? "image/jpeg", e.FileName,
                            $"t-{e.Sha256}");
                    }
                case EvidencePart.Original when e is { Original: "received", OriginalSha256: { } original }:
                    return new EvidenceContent(files.PathOf(original), e.ContentType, e.FileName, original);
                case EvidencePart.Content:
                    return new EvidenceContent(files.PathOf(e.Sha256), e.ContentType, e.FileName, e.Sha256);
                default:
                    return Refusal.NotFound;
            }
        }
    }
}

/// <summary>Where a stored file lies.</summary>
public sealed record EvidenceContent(string Path, string ContentType, string FileName, string Sha256);
