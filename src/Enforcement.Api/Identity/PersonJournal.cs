using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>
/// Journals what is done to people, units and keys: stream <c>person/{userName}</c>. Called inside the unit of work of the change.
/// </summary>
internal sealed class PersonJournal(EnforcementDb db, ICurrentActor current, LegalClock clock)
{
    /// <summary>How the streams of people begin.</summary>
    public const string Prefix = "person/";

    /// <param name="data">The values, without secrets.</param>
    public async Task WriteAsync(string userName, string type, object data, CancellationToken ct)
    {
        var stream = Prefix + userName;
        if (stream.Length > 60) stream = Prefix + ApiKeyRow.HashOf(userName)[..40]; // a stream's name has room for 60
        var row = await db.Set<JournalHeadRow>().FindAsync([stream], ct);
        var now = clock.Now;
        var head = JournalChain.Append(
            db, stream, row is null ? JournalHead.Start : new JournalHead(row.Sequence, row.Hash),
            [new JournalFact(type, now, JsonSerializer.Serialize(data, EnforcementJson.Options))], current.Actor ?? Actor.System, 0, now);
        if (row is null) db.Add(new JournalHeadRow { Stream = stream, Sequence = head.Sequence, Hash = head.Hash });
        else (row.Sequence, row.Hash) = (head.Sequence, head.Hash);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Journals from before there were heads end where they end now; once, since a head that is missing later was taken away.
    /// </summary>
    public static async Task AdoptHeadsAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
        if (await db.Set<JournalHeadRow>().AnyAsync(ct)) return;
        var entries = db.Set<JournalRow>().AsNoTracking();
        var last = await entries.Where(e => e.Stream.StartsWith(Prefix)
            && !entries.Any(l => l.Stream == e.Stream && l.Sequence > e.Sequence)).Select(e => new { e.Stream, e.Sequence, e.Hash })
                .ToListAsync(ct);
        db.AddRange(last.Select(e => new JournalHeadRow { Stream = e.Stream, Sequence = e.Sequence, Hash = e.Hash }));
        await db.SaveChangesAsync(ct);
    }
}
