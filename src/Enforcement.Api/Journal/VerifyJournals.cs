using Enforcement.Api.Assessment;
using Enforcement.Api.Cases;
using Enforcement.Api.Clues;
using Enforcement.Api.Data;
using Enforcement.Api.Documents;
using Enforcement.Api.Escalation;
using Enforcement.Api.Identity;
using Enforcement.Api.Jobs;
using Enforcement.Api.Leads;
using Enforcement.Api.ListedItems;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Patrols;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Api.Suspensions;
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

        private bool IsTold(string stream) => current.Actor?.Is(PersonRole.Auditor) == true || !ClueStore.IsStream(stream);

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
            var id = stream?[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
            Guid? guid = Guid.TryParse(id, out var parsed) ? parsed : null;
            var heads = new Dictionary<string, JournalHead>();
            foreach (var c in await db.Set<CaseRow>().IgnoreQueryFilters().Where(c => id == null || c.Number == id).Select(c => new { c.Number, c.Version, c.HeadHash }).ToListAsync(ct))
                heads.Add(CaseStore.StreamOf(c.Number), new JournalHead(c.Version, c.HeadHash));
            foreach (var l in await db.Set<LeadRow>().IgnoreQueryFilters().Where(l => id == null || l.Id == guid).Select(l => new { l.Id, l.Version, l.HeadHash }).ToListAsync(ct))
                heads.Add(LeadStore.StreamOf(l.Id), new JournalHead(l.Version, l.HeadHash));
            foreach (var p in await db.Set<PatrolRow>().IgnoreQueryFilters().Where(p => id == null || p.Id == guid).Select(p => new { p.Id, p.Version, p.HeadHash }).ToListAsync(ct))
                heads.Add(PatrolViews.StreamOf(p.Id), new JournalHead(p.Version, p.HeadHash));
            foreach (var d in await db.Set<DocumentRow>().IgnoreQueryFilters().Where(d => id == null || d.Id == guid).Select(d => new { d.Id, d.Version, d.HeadHash }).ToListAsync(ct))
                heads.Add(DocumentStore.StreamOf(d.Id), new JournalHead(d.Version, d.HeadHash));
            foreach (var c in await db.Set<ClueRow>().IgnoreQueryFilters().Where(c => id == null || c.Id == guid).Select(c => new { c.Id, c.Version, c.HeadHash }).ToListAsync(ct))
                heads.Add(ClueStore.StreamOf(c.Id), new JournalHead(c.Version, c.HeadHash));
            foreach (var m in await db.Set<MeasureRow>().IgnoreQueryFilters().Where(m => id == null || m.Id == guid).Select(m => new { m.Id, m.Version, m.HeadHash }).ToListAsync(ct))
                heads.Add(MeasureRequests.StreamOf(m.Id), new JournalHead(m.Version, m.HeadHash));
            foreach (var i in await db.Set<ListedItemRow>().IgnoreQueryFilters().Where(i => id == null || i.Id == guid).Select(i => new { i.Id, i.Version, i.HeadHash }).ToListAsync(ct))
                heads.Add(ListedItemStore.StreamOf(i.Id), new JournalHead(i.Version, i.HeadHash));
            foreach (var s in await db.Set<SuspensionRow>().IgnoreQueryFilters().Where(s => id == null || s.Id == guid).Select(s => new { s.Id, s.Version, s.HeadHash }).ToListAsync(ct))
                heads.Add(SuspensionStore.StreamOf(s.Id), new JournalHead(s.Version, s.HeadHash));
            var key = stream?[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
            foreach (var r in await db.Set<ReportRow>().IgnoreQueryFilters().Where(r => key == null || r.Month + "-" + r.Town == key).Select(r => new { r.Month, r.Town, r.Version, r.HeadHash }).ToListAsync(ct))
                heads.Add(ReportStore.StreamOf(r.Month, r.Town), new JournalHead(r.Version, r.HeadHash));
            foreach (var r in await db.Set<ReviewRow>().Where(r => key == null || r.Month == key).Select(r => new { r.Month, r.Version, r.HeadHash }).ToListAsync(ct))
                heads.Add(ReviewStore.StreamOf(r.Month), new JournalHead(r.Version, r.HeadHash));
            foreach (var a in await db.Set<AssessmentRow>().IgnoreQueryFilters().Where(a => key == null || a.Period + "-" + a.Unit == key).Select(a => new { a.Period, a.Unit, a.Version, a.HeadHash }).ToListAsync(ct))
                heads.Add(AssessmentStore.StreamOf(a.Period, a.Unit), new JournalHead(a.Version, a.HeadHash));
            foreach (var h in await db.Set<JournalHeadRow>().AsNoTracking().Where(h => stream == null || h.Stream == stream).ToListAsync(ct))
                heads.Add(h.Stream, new JournalHead(h.Sequence, h.Hash));
            return heads;
        }
    }
}

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/journal/verification", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new VerifyJournals(), ct))
            .Allow(PersonRole.Administrator, PersonRole.Auditor).WithTags("Journal");
}
