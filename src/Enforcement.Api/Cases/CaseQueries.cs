using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// What every command and every case of a sweep reads, compiled once: compiling by the context's cache on each call cost half of a sweep
/// (docs/benchmarks.md). One a process, since a compiled query belongs to one model.
/// </summary>
internal sealed class CaseQueries
{
    private readonly Func<EnforcementDb, string, Task<CaseRow?>> _visible =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<CaseRow>().SingleOrDefault(c => c.Number == number));

    private readonly Func<EnforcementDb, string, IAsyncEnumerable<DeadlineRow>> _deadlines =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<DeadlineRow>().Where(d => d.CaseNumber == number));

    private readonly Func<EnforcementDb, string, IAsyncEnumerable<DutyRow>> _duties =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<DutyRow>().Where(d => d.CaseNumber == number));

    private readonly Func<EnforcementDb, string,
        IAsyncEnumerable<Entry>> _entries = EF.CompileAsyncQuery((EnforcementDb db, string stream) =>
        db.Set<JournalRow>().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).Select(e => new Entry(e.Type, e.Data)));

    /// <summary>An entry of a journal, as far as folding needs it.</summary>
    internal sealed record Entry(string Type, string Data);

    /// <summary>A case's row with its deadlines and duties, tracked; null when it is not there or not the actor's to see.</summary>
    public async Task<CaseRow?> RowAsync(EnforcementDb db, string number)
    {
        var row = await _visible(db, number);
        if (row is null) return null;
        await foreach (var _ in _deadlines(db, number)) { } // tracking puts them into the row's lists
        await foreach (var _ in _duties(db, number)) { }
        return row;
    }

    /// <summary>The entries of a journal in their order.</summary>
    public async Task<List<Entry>> EntriesAsync(EnforcementDb db, string stream)
    {
        var entries = new List<Entry>();
        await foreach (var entry in _entries(db, stream)) entries.Add(entry);
        return entries;
    }

    /// <summary>
    /// Some cases' rows with their deadlines and duties, tracked, and their journals, whoever asks; in the order of
    /// <paramref name="numbers"/>, without those that are not there.
    /// </summary>
    public static async Task<List<(CaseRow Row, List<Entry> Entries)>> ManyAsync(EnforcementDb db, IReadOnlyList<string> numbers,
        CancellationToken ct)
    {
        var rows = await db.Set<CaseRow>().IgnoreQueryFilters().Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, ct);
        await db.Set<DeadlineRow>().Where(d => numbers.Contains(d.CaseNumber)).LoadAsync(ct); // tracking puts them into the rows' lists
        await db.Set<DutyRow>().Where(d => numbers.Contains(d.CaseNumber)).LoadAsync(ct);
        var streams = numbers.Select(CaseStore.StreamOf).ToList();
        var entries = (await db.Set<JournalRow>().Where(e => streams.Contains(e.Stream)).OrderBy(e => e.Sequence)
            .Select(e => new { e.Stream, e.Type, e.Data }).ToListAsync(ct))
            .ToLookup(e => e.Stream, e => new Entry(e.Type, e.Data));
        return [.. numbers.Where(rows.ContainsKey).Select(n => (rows[n], entries[CaseStore.StreamOf(n)].ToList()))];
    }
}
