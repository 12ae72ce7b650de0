using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.ListedItems;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.ListedItems;

/// <summary>销账: planning takes it off the list. Suspensions that hang on it are proposed to be lifted.</summary>
/// <param name="On">Legal day on which the rectification was accepted; not in the future, not before the listing.</param>
public sealed record DelistItem(Guid Id, DateOnly? On, string? Basis) : IRequest<Result<ListedItemDetails>>, IAbout
{
    Subject? IAbout.About => ListedItemsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DelistItem>
    {
        public Validator()
        {
            RuleFor(r => r.On).NotNull();
            RuleFor(r => r.Basis).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ListedItemStore store) : IRequestHandler<DelistItem, Result<ListedItemDetails>>
    {
        public Task<Result<ListedItemDetails>> Handle(DelistItem r, CancellationToken cancellationToken) =>
            store.TakeAsync(r.Id, (item, x) => ListedItemDecider.Delist(item, r.On!.Value, r.Basis!, x), cancellationToken);
    }
}
