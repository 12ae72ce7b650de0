using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>劝阻 by a village or town on the spot (Art 10, 13, 17).</summary>
public sealed record DissuadeAtLead(Guid Id, DissuasionBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DissuadeAtLead>
    {
        public Validator() => RuleFor(r => r.Body.Words).MaximumLength(2_000).OverridePropertyName("words");
    }

    internal sealed class Handler(LeadStore store, LeadViews views, ICurrentActor current, LegalClock clock)
        : IRequestHandler<DissuadeAtLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(DissuadeAtLead r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var result = await store.ExecuteAsync(r.Id, null,
                new DissuadeBuilder(new Dissuasion(r.Body.At ?? now, r.Body.Heeded, r.Body.Words)), actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }
    }
}
