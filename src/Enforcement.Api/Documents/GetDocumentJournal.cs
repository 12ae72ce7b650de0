using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>A document's journal, oldest first: who did what when. Its values stand in the document.</summary>
public sealed record GetDocumentJournal(Guid Id) : IRequest<Result<DocumentJournal>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<GetDocumentJournal, Result<DocumentJournal>>
    {
        public async Task<Result<DocumentJournal>> Handle(GetDocumentJournal request, CancellationToken cancellationToken)
        {
            if (await db.Set<DocumentRow>().AsNoTracking()
                .SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken) is not { } row) return Refusal.NotFound;
            var stream = DocumentStore.StreamOf(row.Id);
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            return new DocumentJournal(
                [.. rows.Select(e => new DocumentEntry(e.Sequence, e.At, e.RecordedAt, e.Type, e.ByName, units.View(e.Unit), e.Hash))],
                    JournalChain.Verify(rows, new JournalHead(row.Version, row.HeadHash)));
        }
    }
}

/// <summary>The entries, and whether their chain holds.</summary>
public sealed record DocumentJournal(IReadOnlyList<DocumentEntry> Entries, JournalVerification Verification);

/// <summary>An entry of a document's journal.</summary>
public sealed record DocumentEntry(int Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, string Type, string ByName, UnitView Unit,
    string Hash);
