using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Journal;

/// <summary>A journal that does not verify, and where.</summary>
public sealed record BrokenJournal(string Stream, int? BrokenAt);

/// <summary>What a verification of the whole database found.</summary>
public sealed record JournalsVerification(int Streams, IReadOnlyList<BrokenJournal> Broken);

/// <summary>
/// Verifies every journal of the database, one after another so that memory stays bounded. Runs every night and on demand; a broken
/// one stands on the operations page until it verifies again.
/// </summary>
public sealed record VerifyJournals : IRequest<JournalsVerification>
{
    /// <summary>What stuck work of a verification is called.</summary>
    internal const string StuckKind = "journal";

    internal sealed class Handler(EnforcementDb db, StuckWork stuck, LegalClock clock) : IRequestHandler<VerifyJournals, JournalsVerification>
    {
        public async Task<JournalsVerification> Handle(VerifyJournals request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            // A case whose entries are all gone must be missed too: its row says that there was a journal.
            var heads = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
                .ToDictionaryAsync(c => CaseStore.StreamOf(c.Number), c => new JournalHead(c.Version, c.HeadHash), cancellationToken);
            var streams = await db.Set<JournalRow>().AsNoTracking().Select(e => e.Stream).Distinct().ToListAsync(cancellationToken);
            var known = await stuck.WaitingAsync(StuckKind, DateTimeOffset.MinValue, cancellationToken);
            var broken = new List<BrokenJournal>();
            foreach (var stream in streams.Union(heads.Keys).Order(StringComparer.Ordinal))
            {
                var found = await LookAsync(stream, heads.TryGetValue(stream, out var kept) ? kept : null, cancellationToken);
                // Somebody may have written between the reading of the heads and of these entries: what is broken is so at a second look, too.
                if (!found.Valid)
                {
                    var number = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
                    var head = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking().Where(c => c.Number == number)
                        .Select(c => new { c.Version, c.HeadHash }).SingleOrDefaultAsync(cancellationToken);
                    found = await LookAsync(stream, head is null ? null : new JournalHead(head.Version, head.HeadHash), cancellationToken);
                }
                if (!found.Valid)
                {
                    broken.Add(new BrokenJournal(stream, found.BrokenAt));
                    await stuck.RecordAsync(StuckKind, stream, new InvalidDataException($"The journal is broken at entry {found.BrokenAt}."), now);
                }
                else if (known.Contains(stream))
                {
                    await stuck.ClearAsync(StuckKind, stream);
                }
            }
            return new JournalsVerification(streams.Count, broken);
        }

        /// <summary>Journals of people have no row of their own that says where they end; a case's journal without its case has lost it.</summary>
        private async Task<JournalVerification> LookAsync(string stream, JournalHead? kept, CancellationToken ct)
        {
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(ct);
            var isCase = stream.StartsWith(CaseStore.StreamOf(""), StringComparison.Ordinal);
            return JournalChain.Verify(rows, kept ?? (isCase ? JournalHead.Start : new JournalHead(rows[^1].Sequence, rows[^1].Hash)));
        }
    }
}

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/journal/verification", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new VerifyJournals(), ct))
            .Allow(PersonRole.Administrator, PersonRole.Auditor).WithTags("Journal");
}
