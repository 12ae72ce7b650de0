using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Patrols;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Patrols;

/// <summary>
/// Writes a patrol into the ledger (Art 11–14); each finding becomes a lead of channel patrol, unless the unit sent it already under its
/// source number. No findings: a nil patrol 零巡查.
/// </summary>
public sealed record RecordPatrol : IRequest<Result<PatrolView>>
{
    public DateTimeOffset? StartedAt { get; init; }
    /// <summary>Default: now.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public string? Route { get; init; }
    public string? Patrollers { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<LeadBody>? Findings { get; init; }

    internal sealed class Validator : AbstractValidator<RecordPatrol>
    {
        public Validator()
        {
            RuleFor(r => r.StartedAt).NotNull();
            RuleFor(r => r.Route).NotEmpty().MaximumLength(500);
            RuleFor(r => r.Patrollers).NotEmpty().MaximumLength(500);
            RuleFor(r => r.Note).MaximumLength(2_000);
            RuleFor(r => r.Findings!.Count).LessThanOrEqualTo(100).When(r => r.Findings is not null).OverridePropertyName("findings");
            RuleForEach(r => r.Findings).NotNull().SetValidator(new LeadBodyValidator<LeadBody>());
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, LeadStore leads, LeadReader reader, PatrolStore patrols,
        UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RecordPatrol, Result<PatrolView>>
    {
        public Task<Result<PatrolView>> Handle(RecordPatrol r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<PatrolView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var (started, ended) = (r.StartedAt!.Value, r.EndedAt ?? now);
            var x = new Context(now, actor);
            if (PatrolDecider.Refuse(started, ended, x) is { } refused) return refused;

            var id = Guid.CreateVersion7(now);
            var facts = new List<LeadFacts>();
            foreach (var finding in r.Findings ?? [])
            {
                var read = await reader.ReadAsync(finding, LeadChannel.Patrol, actor, now, id, cancellationToken);
                if (!read.IsOk) return InFinding(read.Refusal, facts.Count);
                facts.Add(read.Value);
            }
            var receipts = facts.Count == 0 ? [] : await leads.RecordManyAsync(facts, actor, now, cancellationToken);
            for (var i = 0; i < receipts.Count; i++)
            {
                if (receipts[i].Refusal is { } refusal) return InFinding(refusal, i);
                // Only what this unit sent itself is linked; a number that another unit used is a mistake.
                if (!receipts[i].Created
                    && !actor.ActsFor((await leads.FoldAsync(receipts[i].Id, cancellationToken)).Recorded.Finder)) return InFinding(
                        Taken, i);
            }

            var units = await directory.GetAsync(cancellationToken);
            var entry = new PatrolRecorded(
                now, id, PatrolDecider.LevelOf(actor)!.Value, started, ended, r.Route!.Trim(), r.Patrollers!.Trim(),
                r.Note?.Trim() is { Length: > 0 } note ? note : null, [.. receipts.Select(l => l.Id)]);
            var decision = PatrolDecider.Record(entry, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await patrols.AddAsync(decision, x, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return PatrolViews.Of(row, units, [.. receipts.Select((x, i) => new PatrolLead(x.Id, facts[i].SourceNumber))]);
        }, cancellationToken, x => x.IsOk);

        private static readonly Refusal Taken = new("source-number-taken", RefusalKind.Conflict, "sourceNumber");

        /// <summary>Which of the findings it is about.</summary>
        private static Refusal InFinding(Refusal refusal, int index) =>
            refusal with { Field = $"findings[{index}].{refusal.Field}".TrimEnd('.') };
    }
}
