using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>Whether a lead was made by this request, or had been there.</summary>
public sealed record RecordedLead(LeadView Lead, bool Created);

/// <summary>Records a lead; the same channel and source number again changes nothing (process.md section 2).</summary>
public sealed record RecordLead : LeadBody, IRequest<Result<RecordedLead>>
{
    /// <summary>How it came.</summary>
    public LeadChannel? Channel { get; init; }

    internal sealed class Validator : AbstractValidator<RecordLead>
    {
        public Validator()
        {
            Include(new LeadBodyValidator<RecordLead>());
            RuleFor(r => r.Channel).NotNull();
        }
    }

    internal sealed class Handler(LeadStore store, LeadReader reader, LeadViews views, UnitOfWork work, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<RecordLead, Result<RecordedLead>>
    {
        public Task<Result<RecordedLead>> Handle(RecordLead r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<RecordedLead>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var facts = await reader.ReadAsync(r, r.Channel!, actor, now, null, cancellationToken);
            if (!facts.IsOk) return facts.Refusal;
            var receipt = (await store.RecordManyAsync([facts.Value], actor, now, cancellationToken))[0];
            if (receipt.Refusal is { } refusal) return refusal;
            // Somebody else's lead may have the number, out of this person's sight.
            if (await store.FindAsync(receipt.Id, cancellationToken) is not { } lead) return new Refusal("source-number-taken",
                RefusalKind.Conflict, "sourceNumber");
            return new RecordedLead(await views.OfAsync(lead, actor, now, cancellationToken), receipt.Created);
        }, cancellationToken, x => x.IsOk);
    }
}
