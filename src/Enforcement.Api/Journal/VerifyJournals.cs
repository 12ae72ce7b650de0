using Enforcement.Api.Data;
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
/// one stands on the operations page until it verifies again. Journals of clues are verified with the others, but counted and named to auditors alone (Art 5).
/// </summary>
public sealed record VerifyJournals : IRequest<JournalsVerification>
{
    /// <summary>What stuck work of a verification is called.</summary>
    internal const string StuckKind = "journal";

    internal sealed class Handler(EnforcementDb db, StuckWork stuck, ICurrentActor current, LegalClock clock) : IRequestHandler<VerifyJournals, JournalsVerification>
    {
        public async Task<JournalsVerification> Handle(VerifyJournals request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            // What lost all of its entries must be missed too: its row says that there was a journal.
            var heads = await HeadsAsync(cancellationToken);
            var known = await stuck.WaitingAsync(StuckKind, DateTimeOffset.MinValue, cancellationToken);
            var (streams, suspects) = await LookAtAllAsync(heads, cancellationToken);
            var broken = new List<BrokenJournal>();
            foreach (var stream in suspects.Order(StringComparer.Ordinal))
            {
                // Somebody may have written between the reading of the heads and of these entries: what is broken is so at a second look, too.
                var found = await LookAgainAsync(stream, cancellationToken);
                if (found.Valid) continue;
                broken.Add(new BrokenJournal(stream, found.BrokenAt));
                await stuck.RecordAsync(StuckKind, stream, new InvalidDataException($"The journal is broken at entry {found.BrokenAt}."), now);
            }
            foreach (var stream in known.Except(broken.Select(b => b.Stream))) await stuck.ClearAsync(StuckKind, stream);
            return new JournalsVerification(streams, [.. broken.Where(b => IsTold(b.Stream))]);
        }

        private bool IsTold(string stream) => !Untold(current.Actor).Any(prefix => stream.StartsWith(prefix, StringComparison.Ordinal));

        /// <summary>Reads the whole journal once, a stream at a time, and names those that do not verify against their heads.</summary>
        private async Task<(int Streams, List<string> Suspects)> LookAtAllAsync(Dictionary<string, JournalHead> heads, CancellationToken ct)
        {
            var (streams, suspects, rows) = (0, new List<string>(), new List<JournalRow>());
            void Look()
            {
                if (rows.Count == 0) return;
                if (IsTold(rows[0].Stream)) streams++;
                if (!JournalChain.Verify(rows, heads.Remove(rows[0].Stream, out var kept) ? kept : JournalHead.Start).Valid) suspects.Add(rows[0].Stream);
                rows.Clear();
            }
            await foreach (var row in db.Set<JournalRow>().AsNoTracking().OrderBy(e => e.Stream).ThenBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (rows.Count > 0 && rows[0].Stream != row.Stream) Look();
                rows.Add(row);
            }
            Look();
            suspects.AddRange(heads.Keys); // what is left has no entries at all
            return (streams + heads.Keys.Count(IsTold), suspects);
        }

        private async Task<JournalVerification> LookAgainAsync(string stream, CancellationToken ct)
        {
            var head = (await HeadsAsync(ct, stream)).TryGetValue(stream, out var kept) ? kept : JournalHead.Start; // a journal without its row has lost it
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(ct);
            return JournalChain.Verify(rows, head);
        }

        /// <summary>Where the journals end, as their own rows say: of all, or of one.</summary>
        private async Task<Dictionary<string, JournalHead>> HeadsAsync(CancellationToken ct, string? stream = null)
        {
            var heads = new Dictionary<string, JournalHead>();
            foreach (var journals in Journals)
                foreach (var end in await journals.ReadAsync(db, stream, ct)) heads.Add(end.Stream, new JournalHead(end.Version, end.Hash));
            foreach (var h in await db.Set<JournalHeadRow>().AsNoTracking().Where(h => stream == null || h.Stream == stream).ToListAsync(ct))
                heads.Add(h.Stream, new JournalHead(h.Sequence, h.Hash));
            return heads;
        }
    }

    private static IEnumerable<JournalHeads> Journals => Composition.Rooms.SelectMany(r => r.Journals);

    /// <summary>How the streams begin that this person may not be told of; the system tells nobody.</summary>
    internal static IReadOnlyList<string> Untold(Actor? actor) => actor?.Is(PersonRole.Auditor) == true ? [] : [.. Journals.Where(j => j.OnlyForAuditors).Select(j => j.Prefix)];
}

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/journal/verification", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new VerifyJournals(), ct))
            .Allow(PersonRole.Administrator, PersonRole.Auditor).WithTags("Journal");
}
