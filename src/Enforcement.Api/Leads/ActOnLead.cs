using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

#pragma warning disable CS1591 // the contract's fields
/// <summary>派发: to a town by code or slug.</summary>
public sealed record DispatchBody(string? Town, int? Version = null);

/// <summary>查否, 重复 or 退回, with the reason. <paramref name="DuplicateOf"/>: id of the lead or number of the case, for a duplicate.</summary>
public sealed record RejectBody(LeadOutcome? Outcome, string? Reason, string? DuplicateOf = null, int? Version = null);
#pragma warning restore CS1591

/// <summary>Dispatches a lead to a town, which then verifies it in time.</summary>
public sealed record DispatchOneLead(Guid Id, DispatchBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Handler(LeadStore store, LeadViews views, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<DispatchOneLead, Result<LeadView>>
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

    internal sealed class Handler(LeadStore store, LeadViews views, Cases.CaseStore cases, ICurrentActor current, LegalClock clock) : IRequestHandler<RejectOneLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(RejectOneLead r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var same = r.Body.Outcome == LeadOutcome.Duplicate && !string.IsNullOrWhiteSpace(r.Body.DuplicateOf) ? r.Body.DuplicateOf.Trim() : null;
            if (same is not null && !await ExistsAsync(same, r.Id, cancellationToken)) return new Refusal("duplicate-unknown", RefusalKind.Invalid, "duplicateOf");
            var result = await store.ExecuteAsync(r.Id, r.Body.Version, new RejectLead(r.Body.Outcome!.Value, r.Body.Reason!, same), actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }

        private async Task<bool> ExistsAsync(string named, Guid self, CancellationToken ct) => Guid.TryParse(named, out var id)
            ? id != self && await store.FindAsync(id, ct) is not null
            : await cases.FindAsync(named, ct) is not null;
    }
}

/// <summary>劝阻 by a village or town on the spot (Art 10, 13, 17).</summary>
public sealed record DissuadeAtLead(Guid Id, DissuasionBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DissuadeAtLead>
    {
        public Validator() => RuleFor(r => r.Body.Words).MaximumLength(2_000).OverridePropertyName("words");
    }

    internal sealed class Handler(LeadStore store, LeadViews views, ICurrentActor current, LegalClock clock) : IRequestHandler<DissuadeAtLead, Result<LeadView>>
    {
        public async Task<Result<LeadView>> Handle(DissuadeAtLead r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var result = await store.ExecuteAsync(r.Id, null, new DissuadeBuilder(new Dissuasion(r.Body.At ?? now, r.Body.Heeded, r.Body.Words)), actor, now, cancellationToken);
            return result.IsOk ? await views.OfAsync(result.Value, actor, now, cancellationToken) : result.Refusal;
        }
    }
}

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

    internal sealed class Handler(LeadStore store, LeadViews views, ICurrentActor current, LegalClock clock) : IRequestHandler<CheckPermitAtLead, Result<LeadView>>
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

/// <summary>What a dispatch of many came to.</summary>
/// <param name="Dispatched">How many went to a town.</param>
/// <param name="Skipped">Those that did not, and why.</param>
public sealed record DispatchedLeads(int Dispatched, IReadOnlyList<SkippedLead> Skipped);

/// <summary>A lead that was left where it is.</summary>
public sealed record SkippedLead(Guid Id, string Code, string Message);

/// <summary>Dispatches leads, each to the town in which it lies unless a town is named; one that cannot go stops no other.</summary>
/// <param name="Ids">Which ones, at most 200.</param>
/// <param name="Town">Code or slug, or null.</param>
public sealed record DispatchManyLeads(IReadOnlyList<Guid>? Ids, string? Town = null) : IRequest<Result<DispatchedLeads>>
{
    internal sealed class Validator : AbstractValidator<DispatchManyLeads>
    {
        public Validator() => RuleFor(r => r.Ids).NotEmpty().Must(i => i is not { Count: > PageRequest.MaxSize });
    }

    internal sealed class Handler(Data.EnforcementDb db, Data.UnitOfWork work, IMediator mediator, ICurrentActor current) : IRequestHandler<DispatchManyLeads, Result<DispatchedLeads>>
    {
        public Task<Result<DispatchedLeads>> Handle(DispatchManyLeads r, CancellationToken cancellationToken) => work.RunAsync<Result<DispatchedLeads>>(async () =>
        {
            if (!LeadProcess.MayDispatch(CurrentActor.Require(current))) return new Refusal("not-yours", RefusalKind.Forbidden);
            var towns = await db.Set<LeadRow>().AsNoTracking().Where(l => r.Ids!.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Town, cancellationToken);
            var skipped = new List<SkippedLead>();
            foreach (var id in r.Ids!.Distinct())
            {
                var result = await mediator.Send(new DispatchOneLead(id, new DispatchBody(r.Town ?? towns.GetValueOrDefault(id))), cancellationToken);
                if (result.Refusal is { } refusal) skipped.Add(new SkippedLead(id, refusal.Code, Messages.Of(refusal)));
            }
            return new DispatchedLeads(r.Ids!.Distinct().Count() - skipped.Count, skipped);
        }, cancellationToken, x => x.IsOk);
    }
}
