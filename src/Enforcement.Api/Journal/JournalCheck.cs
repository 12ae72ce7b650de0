using Enforcement.Api.Data;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Journal;

/// <summary>Looks at every journal of the database, one after another so that memory stays bounded.</summary>
internal sealed class JournalCheck(EnforcementDb db)
{
    private static IEnumerable<JournalHeads> Journals => Composition.Rooms.SelectMany(r => r.Journals);

    /// <summary>How the streams begin that this person may not be told of; the system tells nobody.</summary>
    public static IReadOnlyList<string> Untold(Actor? actor) => actor?.Is(PersonRole.Auditor) == true ? []
        : [.. Journals.Where(j => j.OnlyForAuditors).Select(j => j.Prefix)];

    /// <summary>
    /// How many journals there are of which the actor may be told (those of clues are the auditors' alone, Art 5), and all that are
    /// broken, told or not.
    /// </summary>
    public async Task<(int Told, IReadOnlyList<BrokenJournal> Broken)> RunAsync(Actor? actor, CancellationToken ct)
    {
        // What lost all of its entries must be missed too: its row says that there was a journal.
        var (told, suspects) = await LookAtAllAsync(await HeadsAsync(ct), Untold(actor), ct);
        var broken = new List<BrokenJournal>();
        foreach (var stream in suspects.Order(StringComparer.Ordinal))
        {
            // Somebody may have written between the reading of the heads and of these entries: what is broken is so at a second look, too.
            if (await LookAgainAsync(stream, ct) is { Valid: false } found) broken.Add(new BrokenJournal(stream, found.BrokenAt));
        }
        return (told, broken);
    }

    /// <summary>Of the journals that are broken, those that the actor may be told of.</summary>
    public static IReadOnlyList<BrokenJournal> ToldOf(IReadOnlyList<BrokenJournal> broken, Actor? actor) =>
        [.. broken.Where(b => IsTold(b.Stream, Untold(actor)))];

    private static bool IsTold(string stream, IReadOnlyList<string> untold) =>
        !untold.Any(prefix => stream.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Reads the whole journal once, a stream at a time, and names those that do not verify against their heads.</summary>
    private async Task<(int Told, List<string> Suspects)> LookAtAllAsync(Dictionary<string, JournalHead> heads,
        IReadOnlyList<string> untold, CancellationToken ct)
    {
        var (told, suspects, rows) = (0, new List<string>(), new List<JournalRow>());
        void Look()
        {
            if (rows.Count == 0) return;
            if (IsTold(rows[0].Stream, untold)) told++;
            if (!JournalChain.Verify(rows, heads.Remove(rows[0].Stream, out var kept) ? kept : JournalHead.Start).Valid) suspects.Add(
                rows[0].Stream);
            rows.Clear();
        }
        await foreach (var row in db.Set<JournalRow>().AsNoTracking().OrderBy(e => e.Stream).ThenBy(e => e.Sequence).AsAsyncEnumerable()
            .WithCancellation(ct))
        {
            if (rows.Count > 0 && rows[0].Stream != row.Stream) Look();
            rows.Add(row);
        }
        Look();
        suspects.AddRange(heads.Keys); // what is left has no entries at all
        return (told + heads.Keys.Count(s => IsTold(s, untold)), suspects);
    }

    private async Task<JournalVerification> LookAgainAsync(string stream, CancellationToken ct)
    {
        var head = (await HeadsAsync(ct, stream)).TryGetValue(stream, out var kept) ? kept
            : JournalHead.Start; // a journal without its row has lost it
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
