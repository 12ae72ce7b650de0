using System.Linq.Expressions;
using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>On SQL Server: a table with a row for each run of each case, in the order of the runs.</summary>
internal sealed class SqlServerCaseSearch(EnforcementDb db) : CaseSearch(db)
{
    /// <summary>A text of more runs than these is looked for by its first, and then compared.</summary>
    private const int MostRuns = 8;

    public override async Task<bool> ProposesFewAsync(string text, CancellationToken ct)
    {
        var grams = GramsOfQuery(text);
        var rows = Db.Set<Row>().Where(r => r.Gram == grams[0]);
        foreach (var gram in grams.Skip(1).Take(MostRuns - 1)) rows = rows.Where(r =>
            Db.Set<Row>().Any(o => o.Gram == gram && o.CaseNumber == r.CaseNumber));
        return await rows.Take(FewProposed + 1).CountAsync(ct) <= FewProposed;
    }

    public override async Task PutAsync(CaseRow row, CancellationToken ct)
    {
        await Db.Set<Row>().Where(r => r.CaseNumber == row.Number).ExecuteDeleteAsync(ct);
        var rows = GramsOf(row).Select(g => new Row { Gram = g, CaseNumber = row.Number }).ToList();
        Db.AddRange(rows);
        await Db.SaveChangesAsync(ct);
        foreach (var added in rows) Db.Entry(added).State = EntityState.Detached;
    }

    protected override IQueryable<CaseRow> Proposed(string text)
    {
        IQueryable<CaseRow> cases = Db.Set<CaseRow>();
        foreach (var gram in GramsOfQuery(text).Take(MostRuns)) cases = cases.Where(c =>
            Db.Set<Row>().Any(r => r.Gram == gram && r.CaseNumber == c.Number));
        return cases;
    }

    protected override Expression<Func<CaseRow, bool>> Holds(string text)
    {
        var pattern = Pattern(text);
        return c => EF.Functions.Like(EF.Functions.Collate(c.Number, SqlServerEnforcementDb.AnyCase), pattern, "\\")
            || EF.Functions.Like(EF.Functions.Collate(c.Address, SqlServerEnforcementDb.AnyCase), pattern, "\\")
                || EF.Functions.Like(EF.Functions.Collate(c.PartyName!, SqlServerEnforcementDb.AnyCase), pattern, "\\");
    }

    /// <summary>A run that a case is found by.</summary>
    internal sealed class Row
    {
        public required string Gram { get; init; }
        public required string CaseNumber { get; init; }

        public static void Configure(ModelBuilder builder) => builder.Entity<Row>(b =>
        {
            b.ToTable("CaseSearch").HasKey(r => new { r.Gram, r.CaseNumber });
            b.Property(r => r.Gram).HasMaxLength(2 * Longest); // a character may take two places
            b.Property(r => r.CaseNumber).HasMaxLength(30);
            b.HasIndex(r => r.CaseNumber);
        });
    }
}
