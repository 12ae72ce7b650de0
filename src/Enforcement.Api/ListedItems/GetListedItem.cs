using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.ListedItems;

/// <summary>A listed item.</summary>
public sealed record GetListedItem(Guid Id) : IRequest<Result<ListedItemDetails>>
{
    internal sealed class Handler(ListedItemStore store) : IRequestHandler<GetListedItem, Result<ListedItemDetails>>
    {
        public async Task<Result<ListedItemDetails>> Handle(GetListedItem r, CancellationToken cancellationToken) =>
            await store.FindAsync(i => i.Id == r.Id, cancellationToken) is var (row, _)
                ? await store.DetailsAsync(row, cancellationToken) : Refusal.NotFound;
    }
}
