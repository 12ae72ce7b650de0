using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
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
