using System.Linq.Expressions;
using System.Text;
using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// Finds cases by any part of their number, address or party's name: an index of every run of one to three neighbouring characters
/// (Chinese has no spaces to cut words at)
/// proposes cases, the query itself then compares. Each database keeps the index in its own way (ADR 0016).
/// </summary>
internal abstract class CaseSearch(EnforcementDb db)
{
    /// <summary>A search that more cases than these answer to is counted no further: nobody turns so many pages.</summary>
    public const int MostCounted = 2_000;

    /// <summary>
    /// More proposals of the index than these are dearer to look up than to walk the few cases that a scope or filter leaves.
    /// </summary>
    protected const int FewProposed = 5_000;

    /// <summary>Longest run in the index.</summary>
    internal const int Longest = 3;

    protected EnforcementDb Db { get; } = db;

    /// <summary>The search of the database in use.</summary>
    public static CaseSearch Of(IServiceProvider services) => services.GetRequiredService<EnforcementDb>() switch
    {
        PostgreSqlEnforcementDb db => new PostgreSqlCaseSearch(db),
        SqlServerEnforcementDb db => new SqlServerCaseSearch(db),
        var db => new SqliteCaseSearch(db),
    };

    /// <summary>The rows of the index, where they are the product's own: SQLite keeps it in a table of another kind.</summary>
    public static void AddRows(ModelBuilder model, EnforcementDb db)
    {
        switch (db)
        {
            case PostgreSqlEnforcementDb: PostgreSqlCaseSearch.Row.Configure(model); break;
            case SqlServerEnforcementDb: SqlServerCaseSearch.Row.Configure(model); break;
        }
    }

    /// <summary>True when the index proposes few cases for the text.</summary>
    public abstract Task<bool> ProposesFewAsync(string text, CancellationToken ct);

    /// <summary>
    /// Lets a case be found by what its row says now; in the transaction that opens it or names its party: nothing else of what is
    /// searched changes.
    /// </summary>
    public abstract Task PutAsync(CaseRow row, CancellationToken ct);

    /// <summary>The cases that hold all runs of the text, somewhere.</summary>
    protected abstract IQueryable<CaseRow> Proposed(string text);

    /// <summary>Compares, whatever the case of Latin letters.</summary>
    protected abstract Expression<Func<CaseRow, bool>> Holds(string text);

    /// <summary>The reader does not see the whole district.</summary>
    public bool IsScoped => !Db.Scope.WholeDistrict;

    /// <summary>
    /// The cases of a reader who does not see the whole district, each by an index: said again beside the query filter, whose "or the
    /// whole district" no index answers.
    /// </summary>
    public IQueryable<CaseRow> OfScope(IQueryable<CaseRow> cases)
    {
        if (!IsScoped) return cases;
        var (unit, units) = (Db.Scope.Unit, Db.Scope.Units);
        var referred = Db.Set<ReferralRow>().Where(r => units.Contains(r.ToUnit)).Select(r => r.CaseNumber);
        return cases.Where(c => units.Contains(c.Town) || c.Village == unit || units.Contains(c.FirstFinder)
            || referred.Contains(c.Number));
    }

    /// <summary>Cases whose number, address or party's name holds the text, whatever its case.</summary>
    /// <param name="byIndex">Start from the index: right while few answer. For a text that thousands hold it is quicker to walk the
    /// list's own order.</param>
    public IQueryable<CaseRow> Matching(string text, bool byIndex) => (byIndex ? Proposed(text) : Db.Set<CaseRow>()).AsNoTracking()
        .Where(Holds(text));

    /// <summary>The text as a pattern that finds it anywhere, with <c>\</c> before the signs of the language of patterns.</summary>
    protected static string Pattern(string text)
    {
        var pattern = new StringBuilder("%");
        foreach (var c in text) pattern.Append(c is '\\' or '%' or '_' or '[' ? "\\" : "").Append(c);
        return pattern.Append('%').ToString();
    }

    /// <summary>What a case is found by.</summary>
    internal static IReadOnlyCollection<string> GramsOf(CaseRow row) => GramsOf([row.Number, row.Address, row.PartyName]);

    /// <inheritdoc cref="GramsOf(CaseRow)"/>
    internal static IReadOnlyCollection<string> GramsOf(params ReadOnlySpan<string?> texts)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (var length = 1; length <= Longest; length++) grams.UnionWith(Runs(text ?? "", length));
        }
        return grams;
    }

    /// <summary>
    /// What must be in the index for a text to be found: itself when it is short, otherwise its longest runs, which few cases share.
    /// </summary>
    protected static string[] GramsOfQuery(string text) => [.. Runs(text, Math.Min(Longest, text.EnumerateRunes().Count())).Distinct()];

    private static IEnumerable<string> Runs(string text, int length)
    {
        string[] runes = [.. text.EnumerateRunes().Select(r => Rune.ToUpperInvariant(r).ToString())];
        for (var i = 0; i + length <= runes.Length; i++) yield return string.Concat(runes.AsSpan(i, length));
    }
}
