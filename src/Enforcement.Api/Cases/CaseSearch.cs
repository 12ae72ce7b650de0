using System.Globalization;
using System.Text;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Enforcement.Api.Cases;

/// <summary>
/// Finds cases by any part of their number, address or party's name. On SQLite by an index of pairs of neighbouring characters (its FTS5; Chinese has no
/// spaces to cut words at), which proposes cases; the query itself then compares. On SQL Server by comparing alone.
/// </summary>
internal sealed class CaseSearch(EnforcementDb db, EnforcementSettings settings)
{
    /// <summary>A search that more cases than these answer to is counted no further: nobody turns so many pages.</summary>
    public const int MostCounted = 2_000;

    /// <summary>More proposals of the index than these are dearer to look up than to walk the few cases that a scope or filter leaves.</summary>
    private const int FewProposed = 5_000;

    /// <summary>True when the index proposes few cases for the text, or there is no index.</summary>
    public async Task<bool> ProposesFewAsync(string text, CancellationToken ct)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return true;
        // By hand: whose cases they are is not asked here, and a query of entities would read each.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = "SELECT COUNT(*) FROM (SELECT 1 FROM CaseSearch WHERE CaseSearch MATCH $text LIMIT $most)";
            foreach (var (name, value) in new (string, object)[] { ("$text", Query(text)), ("$most", FewProposed + 1) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            return (long)(await command.ExecuteScalarAsync(ct))! <= FewProposed;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The reader does not see the whole district.</summary>
    public bool IsScoped => !db.Scope.WholeDistrict;

    /// <summary>The cases of a reader who does not see the whole district, each by an index: said again beside the query filter, whose "or the whole district" no index answers.</summary>
    public IQueryable<CaseRow> OfScope(IQueryable<CaseRow> cases)
    {
        if (!IsScoped) return cases;
        var (unit, units) = (db.Scope.Unit, db.Scope.Units);
        var referred = db.Set<ReferralRow>().Where(r => units.Contains(r.ToUnit)).Select(r => r.CaseNumber);
        return cases.Where(c => units.Contains(c.Town) || c.Village == unit || units.Contains(c.FirstFinder) || referred.Contains(c.Number));
    }

    /// <summary>Cases whose number, address or party's name holds the text, whatever its case.</summary>
    /// <param name="byIndex">Start from the index: right while few answer. For a text that thousands hold it is quicker to walk the list's own order.</param>
    public IQueryable<CaseRow> Matching(string text, bool byIndex)
    {
        var cases = byIndex && settings.Provider == DatabaseProvider.Sqlite
            ? db.Set<CaseRow>().FromSqlInterpolated($"SELECT c.* FROM CaseSearch CROSS JOIN Cases c ON c.Number = CaseSearch.Number WHERE CaseSearch MATCH {Query(text)}")
            : db.Set<CaseRow>();
        var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%";
        if (settings.Provider == DatabaseProvider.SqlServer)
            return cases.AsNoTracking().Where(c => EF.Functions.Like(EF.Functions.Collate(c.Number, SqlServerEnforcementDb.AnyCase), pattern, "\\")
                || EF.Functions.Like(EF.Functions.Collate(c.Address, SqlServerEnforcementDb.AnyCase), pattern, "\\") || EF.Functions.Like(EF.Functions.Collate(c.PartyName!, SqlServerEnforcementDb.AnyCase), pattern, "\\"));
        return cases.AsNoTracking().Where(c => EF.Functions.Like(c.Number, pattern, "\\") || EF.Functions.Like(c.Address, pattern, "\\") || EF.Functions.Like(c.PartyName!, pattern, "\\"));
    }

    /// <summary>Lets a new case be found; in the transaction that opens it. Of what is searched only the party changes afterwards.</summary>
    public async Task AddAsync(CaseRow row, CancellationToken ct)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return;
        var grams = GramsOf(row);
        await db.Database.ExecuteSqlInterpolatedAsync($"INSERT INTO CaseSearch (Grams, Number) SELECT {grams}, {row.Number} WHERE NOT EXISTS (SELECT 1 FROM CaseSearch WHERE CaseSearch MATCH {Query(row.Number)} AND Number = {row.Number})", ct);
    }

    /// <summary>Lets a case be found by its party of now; in the transaction that names it.</summary>
    public async Task RenewAsync(CaseRow row, CancellationToken ct)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return;
        await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE CaseSearch SET Grams = {GramsOf(row)} WHERE rowid IN (SELECT rowid FROM CaseSearch WHERE CaseSearch MATCH {Query(row.Number)} AND Number = {row.Number})", ct);
    }

    private static string GramsOf(CaseRow row) => string.Join(' ', new[] { row.Number, row.Address, row.PartyName }.SelectMany(Grams).Distinct());

    /// <summary>Each character with the next one, and the last alone: as digits and letters that no tokenizer cuts, folds or reads as an operator.</summary>
    internal static IEnumerable<string> Grams(string? text)
    {
        var runes = (text ?? "").EnumerateRunes().Select(r => Rune.ToUpperInvariant(r).Value.ToString("x6", CultureInfo.InvariantCulture)).ToList();
        return runes.Select((r, i) => i + 1 < runes.Count ? r + runes[i + 1] : r);
    }

    /// <summary>All pairs of the text; for a single character, whatever pair begins with it.</summary>
    private static string Query(string text)
    {
        var grams = Grams(text).ToList();
        return grams.Count == 1 ? $"{grams[0]}*" : string.Join(" AND ", grams[..^1].Distinct());
    }
}
