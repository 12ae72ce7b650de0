using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>Journals what is done to people, units and keys: stream <c>person/{userName}</c>. Called inside the unit of work of the change.</summary>
internal sealed class PersonJournal(EnforcementDb db, ICurrentActor current, LegalClock clock)
{
    /// <summary>How the streams of people begin.</summary>
    public const string Prefix = "person/";

    /// <param name="data">The values, without secrets.</param>
    public async Task WriteAsync(string userName, string type, object data, CancellationToken ct)
    {
        var stream = Prefix + userName;
        if (stream.Length > 60) stream = Prefix + ApiKeyRow.HashOf(userName)[..40]; // a stream's name has room for 60
        var last = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(ct);
        var now = clock.Now;
        JournalChain.Append(
            db, stream, last is null ? JournalHead.Start : new JournalHead(last.Sequence, last.Hash),
            [new JournalFact(type, now, JsonSerializer.Serialize(data, EnforcementJson.Options))], current.Actor ?? Actor.System, 0, now);
        await db.SaveChangesAsync(ct);
    }
}
