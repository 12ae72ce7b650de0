using Enforcement.Api.Shared;
using Enforcement.Workflows.ListedItems;
using MediatR;

namespace Enforcement.Api.ListedItems;

/// <summary>The same from an uploaded file, by way of a file of its own that is gone afterwards.</summary>
public sealed record UploadListedItems(IFormFile File) : IRequest<Result<ListedImport>>
{
    internal sealed class Handler(IMediator mediator, ICurrentActor current) : IRequestHandler<UploadListedItems, Result<ListedImport>>
    {
        public async Task<Result<ListedImport>> Handle(UploadListedItems r, CancellationToken cancellationToken)
        {
            if (!ListedItemDecider.MayKeep(CurrentActor.Require(current))) return Refusal.NotYours;
            var path = System.IO.Path.GetTempFileName();
            try
            {
                await using (var stream = System.IO.File.OpenWrite(path)) await r.File.CopyToAsync(stream, cancellationToken);
                return await mediator.Send(new ImportListedItems(path), cancellationToken);
            }
            finally
            {
                System.IO.File.Delete(path);
            }
        }
    }
}
