using Enforcement.Workflows.Policies;
using MediatR;

namespace Enforcement.Api.Policies;

/// <summary>Every policy version, oldest first.</summary>
public sealed record ListPolicies : IRequest<IReadOnlyList<Policy>>
{
    internal sealed class Handler(PolicyBook book) : IRequestHandler<ListPolicies, IReadOnlyList<Policy>>
    {
        public Task<IReadOnlyList<Policy>> Handle(ListPolicies request, CancellationToken cancellationToken) =>
            book.AllAsync(cancellationToken);
    }
}
