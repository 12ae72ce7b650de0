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

    private readonly Func<EnforcementDb, string, Task<CaseRow?>> _any =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<CaseRow>().IgnoreQueryFilters().SingleOrDefault(c => c.Number == number));

    private readonly Func<EnforcementDb, string, IAsyncEnumerable<DeadlineRow>> _deadlines =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<DeadlineRow>().Where(d => d.CaseNumber == number));

    private readonly Func<EnforcementDb, string, IAsyncEnumerable<DutyRow>> _duties =
        EF.CompileAsyncQuery((EnforcementDb db, string number) => db.Set<DutyRow>().Where(d => d.CaseNumber == number));

    private readonly Func<EnforcementDb, string, IAsyncEnumerable<Entry>> _entries = EF.CompileAsyncQuery((EnforcementDb db, string stream) =>
        db.Set<JournalRow>().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).Select(e => new Entry(e.Type, e.Data)));

    /// <summary>An entry of a journal, as far as folding needs it.</summary>
    internal sealed record Entry(string Type, string Data);

    /// <summary>A case's row with its deadlines and duties, tracked; null when it is not there, or — unless <paramref name="whoeverAsks"/> — not the actor's to see.</summary>
    public async Task<CaseRow?> RowAsync(EnforcementDb db, string number, bool whoeverAsks)
    {
        var row = await (whoeverAsks ? _any : _visible)(db, number);
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
}
