using Enforcement.Api.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Assessment;

/// <summary>A unit's assessment of a period: who may see it and where its journal ends; the journal says the rest.</summary>
internal sealed class AssessmentRow : IJournaledRow
{
    /// <summary><c>2026-03</c>, <c>2026-Q1</c> or <c>2026</c>.</summary>
    public required string Period { get; init; }
    /// <summary>The assessed unit.</summary>
    public required string Unit { get; init; }
    /// <summary>The assessing unit: planning for towns, a town for its villages.</summary>
    public required string Assessor { get; init; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<AssessmentRow>
    {
        public void Configure(EntityTypeBuilder<AssessmentRow> b)
        {
            b.ToTable("Assessments").HasKey(a => new { a.Period, a.Unit });
            b.Property(a => a.Period).HasMaxLength(7);
            b.Property(a => a.Unit).HasMaxLength(20);
            b.Property(a => a.Assessor).HasMaxLength(20);
            b.Property(a => a.HeadHash).HasMaxLength(64);
            b.Property(a => a.Version).IsConcurrencyToken();
            b.HasIndex(a => new { a.Period, a.Assessor });
            b.HasIndex(a => a.Unit);
        }
    }
}
