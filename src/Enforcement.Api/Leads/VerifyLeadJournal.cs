using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>Verifies a lead's journal.</summary>
public sealed record VerifyLeadJournal(Guid Id) : IRequest<Result<JournalVerification>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<VerifyLeadJournal, Result<JournalVerification>>
    {
        public async Task<Result<JournalVerification>> Handle(VerifyLeadJournal request, CancellationToken cancellationToken)
        {
            var head = await db.Set<LeadRow>().AsNoTracking().Where(l => l.Id == request.Id).Select(l => new { l.Version, l.HeadHash })
                .SingleOrDefaultAsync(cancellationToken);
            if (head is null) return Refusal.NotFound;
            var stream = LeadStore.StreamOf(request.Id);
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken);
            return JournalChain.Verify(rows, new JournalHead(head.Version, head.HeadHash));
        }
    }
}
