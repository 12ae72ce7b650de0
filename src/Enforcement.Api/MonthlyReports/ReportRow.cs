using Enforcement.Api.Journal;
using Enforcement.Workflows.MonthlyReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.MonthlyReports;

/// <summary>What the overview needs of a report, projected from its journal in the commit that changes it.</summary>
internal sealed class ReportRow : IJournaledRow
{
    /// <summary><c>2026-03</c>.</summary>
    public required string Month { get; init; }
    public required string Town { get; init; }
    /// <summary>The town's name in that month.</summary>
    public required string TownName { get; init; }
    public ReportState State { get; set; }
    public bool Nil { get; set; }
    /// <summary>Findings of the frozen copy.</summary>
    public int Findings { get; set; }
    public bool Restated { get; set; }
    /// <summary>24:00 of the reporting day, exclusive.</summary>
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? FirstSubmittedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    /// <summary>By when a returned report comes again, or null.</summary>
    public DateTimeOffset? AgainDueAt { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReportRow>
    {
        public void Configure(EntityTypeBuilder<ReportRow> b)
        {
            b.ToTable("MonthlyReports").HasKey(r => new { r.Month, r.Town });
            b.Property(r => r.Month).HasMaxLength(7);
            b.Property(r => r.Town).HasMaxLength(20);
            b.Property(r => r.TownName).HasMaxLength(100);
            b.Property(r => r.HeadHash).HasMaxLength(64);
            b.Property(r => r.Version).IsConcurrencyToken();
            b.HasIndex(r => r.Town);
            b.HasIndex(r => new { r.State, r.DueAt });
        }
    }
}
