using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Journal;

/// <summary>Where a journal ends, as the row of its subject says.</summary>
internal sealed record JournalEnd(string Stream, int Version, string Hash);

/// <summary>The journals of one kind of subject.</summary>
/// <param name="Prefix">How their streams begin: <c>case/</c>.</param>
/// <param name="OnlyForAuditors">True: nobody else is told that there are any (Art 5).</param>
internal sealed record JournalHeads(string Prefix, bool OnlyForAuditors)
{
    private Func<EnforcementDb, string?, IQueryable<JournalEnd>> Ends { get; init; } = null!;

    /// <param name="ends">Of all rows, or of the one whose key (the stream behind its prefix) is given.</param>
    public static JournalHeads Of<TRow>(string prefix, Func<IQueryable<TRow>, string?, IQueryable<JournalEnd>> ends) where TRow : class =>
        new(prefix, false) { Ends = (db, key) => ends(All<TRow>(db), key) };

    /// <summary>The same of rows that are known by an id.</summary>
    public static JournalHeads OfIds<TRow>(string prefix, Func<IQueryable<TRow>, Guid?, IQueryable<JournalEnd>> ends,
        bool onlyForAuditors = false) where TRow : class =>
        new(prefix, onlyForAuditors) { Ends = (db, key) =>
            ends(All<TRow>(db), key is null ? null : Guid.TryParse(key, out var id) ? id : Guid.Empty) };

    /// <summary>The ends of all of them, or of one stream; whoever may see their subjects.</summary>
    public async Task<IReadOnlyList<JournalEnd>> ReadAsync(EnforcementDb db, string? stream, CancellationToken ct) =>
        stream is null || Holds(stream) ? await Ends(db, stream?[Prefix.Length..]).ToListAsync(ct) : [];

    /// <summary>True of the stream of one of them.</summary>
    public bool Holds(string stream) => stream.StartsWith(Prefix, StringComparison.Ordinal);

    private static IQueryable<TRow> All<TRow>(EnforcementDb db) where TRow : class => db.Set<TRow>().AsNoTracking().IgnoreQueryFilters();
}
