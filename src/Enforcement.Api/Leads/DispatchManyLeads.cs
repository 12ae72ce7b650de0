using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

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

    internal sealed class Handler(Data.EnforcementDb db, Data.UnitOfWork work, IMediator mediator, ICurrentActor current)
        : IRequestHandler<DispatchManyLeads, Result<DispatchedLeads>>
    {
        public Task<Result<DispatchedLeads>> Handle(DispatchManyLeads r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<DispatchedLeads>>(async () =>
        {
            if (!LeadProcess.MayDispatch(CurrentActor.Require(current))) return Refusal.NotYours;
            var towns = await db.Set<LeadRow>().AsNoTracking().Where(l => r.Ids!.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, l => l.Town, cancellationToken);
            var skipped = new List<SkippedLead>();
            foreach (var id in r.Ids!.Distinct())
            {
                var result = await mediator.Send(new DispatchOneLead(id, new DispatchBody(r.Town ?? towns.GetValueOrDefault(id))),
                    cancellationToken);
                if (result.Refusal is { } refusal) skipped.Add(new SkippedLead(id, refusal.Code, Messages.Of(refusal)));
            }
            return new DispatchedLeads(r.Ids!.Distinct().Count() - skipped.Count, skipped);
        }, cancellationToken, x => x.IsOk);
    }
}
