using System.Globalization;
using System.Linq.Expressions;
using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>On SQLite: a table of its full-text search (FTS5) that holds the index alone, not the text again.</summary>
internal sealed class SqliteCaseSearch(EnforcementDb db) : CaseSearch(db)
{
    public override async Task<bool> ProposesFewAsync(string text, CancellationToken ct) =>
        await Db.Database.SqlQuery<int>(
            $"SELECT COUNT(*) AS Value FROM (SELECT 1 FROM CaseSearch WHERE CaseSearch MATCH {Query(text)} LIMIT {FewProposed + 1})")
                .SingleAsync(ct) <= FewProposed;

    public override async Task PutAsync(CaseRow row, CancellationToken ct)
    {
        await Db.Database.ExecuteSqlInterpolatedAsync(
            $"DELETE FROM CaseSearch WHERE rowid IN (SELECT rowid FROM CaseSearch WHERE CaseSearch MATCH {Query(row.Number)} AND Number = {row.Number})", ct);
        await Db.Database.ExecuteSqlInterpolatedAsync(
            $"INSERT INTO CaseSearch (Grams, Number) VALUES ({Written(GramsOf(row))}, {row.Number})", ct);
    }

    // CROSS JOIN keeps SQLite from beginning with the cases.
    protected override IQueryable<CaseRow> Proposed(string text) =>
        Db.Set<CaseRow>().FromSqlInterpolated(
            $"SELECT c.* FROM CaseSearch CROSS JOIN Cases c ON c.Number = CaseSearch.Number WHERE CaseSearch MATCH {Query(text)}");

    protected override Expression<Func<CaseRow, bool>> Holds(string text)
    {
        var pattern = Pattern(text);
        return c => EF.Functions.Like(c.Number, pattern, "\\") || EF.Functions.Like(c.Address, pattern, "\\")
            || EF.Functions.Like(c.PartyName!, pattern, "\\");
    }

    /// <summary>As the index's column of words.</summary>
    internal static string Written(IEnumerable<string> grams) => string.Join(' ', grams.Select(Word));

    private static string Query(string text) => string.Join(" AND ", GramsOfQuery(text).Select(g => $"\"{Word(g)}\""));

    /// <summary>A run as one word: what FTS5 would cut words at stands as <c>_</c> and its code.</summary>
    private static string Word(string gram) =>
        string.Concat(gram.Select(c => c > 127 || char.IsAsciiLetterOrDigit(c) ? c.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x2}")));
}
