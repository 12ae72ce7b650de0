using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>A lead, for the present reader, with what may be the same construction.</summary>
public sealed record GetLead(Guid Id) : IRequest<Result<LeadView>>
{
    internal sealed class Handler(LeadStore store, LeadViews views, ICurrentActor current, LegalClock clock) : IRequestHandler<GetLead,
        Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(GetLead request, CancellationToken cancellationToken) =>
            await store.FindAsync(request.Id, cancellationToken) is { } lead
                ? await views.OfAsync(lead, CurrentActor.Require(current), clock.Now, cancellationToken)
                : Refusal.NotFound;
    }
}
