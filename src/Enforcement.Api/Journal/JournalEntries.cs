using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Journal;

/// <summary>Reads a journal as the events that it adds up to.</summary>
internal static class JournalEntries
{
    /// <summary>The events of a stream in their order.</summary>
    public static async Task<IEnumerable<TEvent>> ReadAsync<TEvent>(this EnforcementDb db, string stream,
        CancellationToken ct) where TEvent : class
    {
        var entries = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
            .Select(e => new { e.Type, e.Data }).ToListAsync(ct);
        return entries.Select(e => EventJson<TEvent>.Read(e.Type, e.Data));
    }
}
