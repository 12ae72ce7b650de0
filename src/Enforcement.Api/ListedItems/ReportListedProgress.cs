using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.ListedItems;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.ListedItems;

/// <summary>Its town says what was done about it.</summary>
public sealed record ReportListedProgress(Guid Id, string? Progress) : IRequest<Result<ListedItemDetails>>, IAbout
{
    Subject? IAbout.About => ListedItemsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ReportListedProgress>
    {
        public Validator() => RuleFor(r => r.Progress).NotEmpty().MaximumLength(2_000);
    }

    internal sealed class Handler(ListedItemStore store) : IRequestHandler<ReportListedProgress, Result<ListedItemDetails>>
    {
        public Task<Result<ListedItemDetails>> Handle(ReportListedProgress r, CancellationToken cancellationToken) =>
            store.TakeAsync(r.Id, (item, x) => ListedItemDecider.Progress(item, r.Progress!, x), cancellationToken);
    }
}
