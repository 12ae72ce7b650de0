using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Cases;

/// <summary>A case, for the present reader.</summary>
public sealed record GetCase(string Number) : IRequest<Result<CaseView>>
{
    internal sealed class Handler(CaseStore store, ICurrentActor current, UnitDirectory units) : IRequestHandler<GetCase, Result<CaseView>>
    {
        public async Task<Result<CaseView>> Handle(GetCase request, CancellationToken cancellationToken) =>
            await store.FindAsync(request.Number, cancellationToken) is { } state
                ? CaseViews.Of(state, CurrentActor.Require(current), await units.GetAsync(cancellationToken))
                : Refusal.NotFound;
    }
}
