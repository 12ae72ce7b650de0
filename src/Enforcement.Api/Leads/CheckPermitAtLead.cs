using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>Permit check on site (Art 12).</summary>
public sealed record CheckPermitAtLead(Guid Id, PermitCheckBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<CheckPermitAtLead>
    {
        public Validator()
        {
            RuleFor(r => r.Body.PermitNumber).MaximumLength(100).OverridePropertyName("permitNumber");
            RuleFor(r => r.Body.Findings).MaximumLength(2_000).OverridePropertyName("findings");
        }
    }

    internal sealed class Handler(LeadStore store, LeadViews views, ICurrentActor current, LegalClock clock)
        : IRequestHandler<CheckPermitAtLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(CheckPermitAtLead r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var check = new PermitCheck(r.Body.At ?? now, r.Body.PermitPresented, r.Body.PermitNumber, r.Body.PermitValid, r.Body.Findings);
            var result = await store.ExecuteAsync(r.Id, null, new CheckPermitOnSite(check), actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }
    }
}
