using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>Closes a lead that opens no case, or gives it back.</summary>
public sealed record RejectOneLead(Guid Id, RejectBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<RejectOneLead>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Outcome).NotNull().IsInEnum().OverridePropertyName("outcome");
            RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(2_000).OverridePropertyName("reason");
        }
    }

    internal sealed class Handler(LeadStore store, LeadViews views, Cases.CaseStore cases, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RejectOneLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(RejectOneLead r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var same = r.Body.Outcome == LeadOutcome.Duplicate && !string.IsNullOrWhiteSpace(r.Body.DuplicateOf)
                ? r.Body.DuplicateOf.Trim() : null;
            if (same is not null && !await ExistsAsync(same, r.Id, cancellationToken)) return new Refusal("duplicate-unknown",
                RefusalKind.Invalid, "duplicateOf");
            var result = await store.ExecuteAsync(r.Id, r.Body.Version, new RejectLead(r.Body.Outcome!.Value, r.Body.Reason!, same),
                actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }

        private async Task<bool> ExistsAsync(string named, Guid self, CancellationToken ct) => Guid.TryParse(named, out var id)
            ? id != self && await store.FindAsync(id, ct) is not null
            : await cases.FindAsync(named, ct) is not null;
    }
}
