using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>Removes lines older than the setting keeps them; returns how many.</summary>
internal sealed record ForgetOldAudit : IRequest<int>
{
    private const int Batch = 1_000; // the write gate is free between batches

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EnforcementSettings settings, LegalClock clock)
        : IRequestHandler<ForgetOldAudit, int>
    {
        public async Task<int> Handle(ForgetOldAudit request, CancellationToken cancellationToken)
        {
            var before = LegalTime.In(clock.Now).AddMonths(-settings.AuditMonths);
            var removed = 0;
            for (int batch; (batch = await work.RunAsync(() => RemoveAsync(before, cancellationToken),
                cancellationToken)) > 0; removed += batch) ;
            return removed;
        }

        private Task<int> RemoveAsync(DateTimeOffset before, CancellationToken ct) =>
            db.Set<AuditRow>().Where(a => a.At < before).OrderBy(a => a.At).Take(Batch).ExecuteDeleteAsync(ct);
    }
}
