using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Clues;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Clues;

/// <summary>A clue as a line of its readers' list.</summary>
public sealed record ClueItem(Guid Id, UnitView Unit, string Official, string? CaseNumber, DateTimeOffset ForwardedAt,
    DateTimeOffset? ReceivedAt);

/// <summary>A clue for one of its few readers.</summary>
/// <param name="MayReceive">The reader may confirm that it was received.</param>
public sealed record ClueView(Guid Id, UnitView Unit, string SentBy, string Official, string Summary, string? CaseNumber,
    DateTimeOffset ForwardedAt, DateTimeOffset? ReceivedAt, string? Note, bool MayReceive);

/// <summary>
/// Forwards a clue about an official to discipline (Art 5). Nobody but its sender, its addressee and auditors will ever see that it exists.
/// </summary>
public sealed record ForwardClue(string? Official, string? Summary, string? CaseNumber = null) : IRequest<Result<ClueView>>
{
    internal sealed class Validator : AbstractValidator<ForwardClue>
    {
        public Validator()
        {
            RuleFor(r => r.Official).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Summary).NotEmpty().MaximumLength(20_000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ClueStore store, CaseStore cases, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<ForwardClue, Result<ClueView>>
    {
        public Task<Result<ClueView>> Handle(ForwardClue r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<ClueView>>(async () =>
        {
            var x = new Context(clock.Now, CurrentActor.Require(current));
            var number = string.IsNullOrWhiteSpace(r.CaseNumber) ? null : r.CaseNumber.Trim();
            var decision = ClueDecider.Forward(
                new ClueForwarded(x.Now, Guid.CreateVersion7(x.Now), x.Actor.UnitCode, x.Actor.UserName, r.Official!.Trim(),
                    r.Summary!.Trim(), number), x);
            if (!decision.IsAccepted) return decision.Refusal;
            if (number is not null && await cases.FindAsync(number, cancellationToken) is null) return Refusal.Of(
                ClueRefusalReason.CaseUnknown, "caseNumber");
            await store.AddAsync(decision, x, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return await store.ViewAsync(decision.State, cancellationToken);
        }, cancellationToken, r => r.IsOk);
    }
}
