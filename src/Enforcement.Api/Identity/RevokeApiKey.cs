using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>Revokes a key at once; again is harmless.</summary>
public sealed record RevokeApiKey(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RevokeApiKey, Result<bool>>
    {
        public async Task<Result<bool>> Handle(RevokeApiKey request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            return await work.RunAsync<Result<bool>>(async () =>
            {
                var row = await db.Set<ApiKeyRow>().FindAsync([request.Id], cancellationToken);
                if (row is null) return Refusal.NotFound;
                if (row.RevokedAt is not null) return true;
                row.RevokedAt = clock.Now;
                var userName = await db.Users.Where(p => p.Id == row.PersonId).Select(p => p.UserName!).SingleAsync(cancellationToken);
                await journal.WriteAsync(userName, "apiKeyRevoked", new { row.Id, row.Name }, cancellationToken);
                return true;
            }, cancellationToken, r => r.IsOk);
        }
    }
}
