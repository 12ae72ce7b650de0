using Enforcement.Api.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared.Idempotency;

/// <summary>Removes answers kept longer than <see cref="Kept"/>; returns how many.</summary>
internal sealed record ForgetOldKeys : IRequest<int>
{
    /// <summary>How long an answer can be asked for again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int Batch = 500; // the write gate is free between batches

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, LegalClock clock) : IRequestHandler<ForgetOldKeys, int>
    {
        public async Task<int> Handle(ForgetOldKeys request, CancellationToken cancellationToken)
        {
            var before = clock.Now - Kept;
            var removed = 0;
            for (int batch; (batch = await work.RunAsync(() => RemoveAsync(before, cancellationToken),
                cancellationToken)) > 0; removed += batch) ;
            return removed;
        }

        private Task<int> RemoveAsync(DateTimeOffset before, CancellationToken ct) =>
            db.Set<IdempotencyRow>().Where(k => k.At < before).OrderBy(k => k.At).Take(Batch).ExecuteDeleteAsync(ct);
    }
}
