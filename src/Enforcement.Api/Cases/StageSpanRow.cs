using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>A stage that a case has left: how long cases stand where.</summary>
internal sealed class StageSpanRow
{
    public long Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Town { get; init; }
    public required CaseStage Stage { get; init; }
    /// <summary>Legal instants: a fact recorded late counts from when it was.</summary>
    public required DateTimeOffset EnteredAt { get; init; }
    public required DateTimeOffset LeftAt { get; set; }
    /// <summary>Whole hours between them, at least 0.</summary>
    public required int Hours { get; set; }
    public CaseRow? Case { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StageSpanRow>
    {
        public void Configure(EntityTypeBuilder<StageSpanRow> b)
        {
            b.ToTable("StageSpans").HasKey(s => s.Id);
            b.Property(s => s.Town).HasMaxLength(20);
            b.HasOne(s => s.Case).WithMany(c => c.Spans).HasForeignKey(s => s.CaseNumber);
            b.HasIndex(s => new { s.Stage, s.LeftAt, s.Town, s.Hours });
        }
    }
}
