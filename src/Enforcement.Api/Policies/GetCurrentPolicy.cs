using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Policies;
using MediatR;

namespace Enforcement.Api.Policies;

/// <summary>The policy version in force today.</summary>
public sealed record GetCurrentPolicy : IRequest<Policy>
{
    internal sealed class Handler(PolicyBook book, LegalClock clock) : IRequestHandler<GetCurrentPolicy, Policy>
    {
        public async Task<Policy> Handle(GetCurrentPolicy request, CancellationToken cancellationToken) =>
            Policy.InForce(await book.AllAsync(cancellationToken), LegalTime.DateOf(clock.Now));
    }
}
