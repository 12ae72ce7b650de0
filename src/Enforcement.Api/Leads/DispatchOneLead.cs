using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>派发: to a town by code or slug.</summary>
public sealed record DispatchBody(string? Town, int? Version = null);

/// <summary>查否, 重复 or 退回, with the reason. <paramref name="DuplicateOf"/>: id of the lead or number of the case, for a duplicate.</summary>
public sealed record RejectBody(LeadOutcome? Outcome, string? Reason, string? DuplicateOf = null, int? Version = null);

/// <summary>Dispatches a lead to a town, which then verifies it in time.</summary>
public sealed record DispatchOneLead(Guid Id, DispatchBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Handler(LeadStore store, LeadViews views, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<DispatchOneLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(DispatchOneLead r, CancellationToken cancellationToken)
        {
            var (actor, now, units) = (CurrentActor.Require(current), clock.Now, await directory.GetAsync(cancellationToken));
            if (string.IsNullOrWhiteSpace(r.Body.Town)) return new Refusal("lead-town-missing", RefusalKind.Invalid, "town");
            if (units.FindTown(r.Body.Town) is not { } town) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
            var result = await store.ExecuteAsync(r.Id, r.Body.Version, new DispatchLead(town.Code), actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }
    }
}
