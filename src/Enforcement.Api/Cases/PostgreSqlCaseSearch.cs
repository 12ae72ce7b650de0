using System.Linq.Expressions;
using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// On PostgreSQL: an array of the runs of each case under a GIN index. Its planner knows which runs most cases share, and passes the
/// index over for them.
/// </summary>
internal sealed class PostgreSqlCaseSearch(EnforcementDb db) : CaseSearch(db)
{
    public override async Task<bool> ProposesFewAsync(string text, CancellationToken ct) => await Rows(text).Take(FewProposed + 1)
        .CountAsync(ct) <= FewProposed;

    public override Task PutAsync(CaseRow row, CancellationToken ct)
    {
        string[] grams = [.. GramsOf(row)];
        return Db.Database.ExecuteSqlInterpolatedAsync(
            $"INSERT INTO casesearch (number, grams) VALUES ({row.Number}, {grams}) ON CONFLICT (number) DO UPDATE SET grams = excluded.grams", ct);
    }

    protected override IQueryable<CaseRow> Proposed(string text) =>
        Rows(text).Join(Db.Set<CaseRow>(), s => s.Number, c => c.Number, (_, c) => c);

    protected override Expression<Func<CaseRow, bool>> Holds(string text)
    {
        var pattern = Pattern(text);
        return c => EF.Functions.ILike(c.Number, pattern, "\\") || EF.Functions.ILike(c.Address, pattern, "\\")
            || EF.Functions.ILike(c.PartyName!, pattern, "\\");
    }

    private IQueryable<Row> Rows(string text)
    {
        var grams = GramsOfQuery(text);
        return Db.Set<Row>().Where(s => grams.All(g => s.Grams.Contains(g)));
    }

    /// <summary>What a case is found by; beside the cases, whose rows change with every command.</summary>
    internal sealed class Row
    {
        public required string Number { get; init; }
        public required string[] Grams { get; init; }

        public static void Configure(ModelBuilder builder) => builder.Entity<Row>(b =>
        {
            b.ToTable("CaseSearch").HasKey(s => s.Number);
            b.Property(s => s.Number).HasMaxLength(30);
            b.Property(s => s.Grams).UseCollation("C");
            b.HasIndex(s => s.Grams).HasMethod("gin");
        });
    }
}
