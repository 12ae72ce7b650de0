using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Operations;

/// <summary>Makes a stuck item due at once: the next run of its job tries it. For administrators.</summary>
public sealed record RetryStuckWork(string Kind, string Key) : IRequest<Result<bool>>
{
    internal sealed class Validator : AbstractValidator<RetryStuckWork>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).NotEmpty();
            RuleFor(r => r.Key).NotEmpty();
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, JobWaker waker, LegalClock clock, ICurrentActor current)
        : IRequestHandler<RetryStuckWork, Result<bool>>
    {
        public async Task<Result<bool>> Handle(RetryStuckWork request, CancellationToken cancellationToken)
        {
            var outcome = await DueAsync(request, cancellationToken);
            if (outcome.IsOk) waker.Wake(request.Kind);
            return outcome;
        }

        private Task<Result<bool>> DueAsync(RetryStuckWork request, CancellationToken cancellationToken) =>
            work.RunAsync<Result<bool>>(async () =>
        {
            if (current.Actor is not { } actor || !actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var now = clock.Now;
            if (request.Kind == GetOperations.OutboxKind && Guid.TryParse(request.Key, out var id)
                && await db.Set<OutboxRow>().SingleOrDefaultAsync(m => m.Id == id && m.DoneAt == null, cancellationToken) is { } message)
                message.NextAttemptAt = now;
            else if (await GetOperations.Told(db, actor).SingleOrDefaultAsync(s => s.Kind == request.Kind && s.Key == request.Key,
                cancellationToken) is { } stuck)
                stuck.NextAttemptAt = now;
            else
                return new Refusal("no-such-stuck-work", RefusalKind.NotFound);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken, r => r.IsOk);
    }
}
