using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>Verifies a case's journal: every hash, every sequence number, and that nothing was cut off.</summary>
public sealed record VerifyCaseJournal(string Number) : IRequest<Result<JournalVerification>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<VerifyCaseJournal, Result<JournalVerification>>
    {
        public async Task<Result<JournalVerification>> Handle(VerifyCaseJournal request, CancellationToken cancellationToken)
        {
            var head = await db.Set<CaseRow>().AsNoTracking().Where(c => c.Number == request.Number)
                .Select(c => new { c.Version, c.HeadHash }).SingleOrDefaultAsync(cancellationToken);
            if (head is null) return Refusal.NotFound;
            var stream = CaseStore.StreamOf(request.Number);
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken);
            return JournalChain.Verify(rows, new JournalHead(head.Version, head.HeadHash));
        }
    }
}
