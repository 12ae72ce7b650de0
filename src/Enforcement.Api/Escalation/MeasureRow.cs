using Enforcement.Api.Journal;
using Enforcement.Workflows.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Escalation;

/// <summary>A measure on a unit: its state; its journal says how it came about.</summary>
internal sealed class MeasureRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required string Unit { get; init; }
    /// <summary>The town of a village, which sees the measure as well; null where the unit is no village.</summary>
    public string? Town { get; set; }
    public required MeasureKind Kind { get; init; }
    public MeasureState State { get; set; }
    public required DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? OrderedAt { get; set; }
    /// <summary>24:00 of the last day to answer and carry it out, exclusive.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Answers { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }
    public List<MeasureFactRow> Facts { get; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<MeasureRow>
    {
        public void Configure(EntityTypeBuilder<MeasureRow> b)
        {
            b.ToTable("Measures").HasKey(m => m.Id);
            b.Property(m => m.Unit).HasMaxLength(20);
            b.Property(m => m.Town).HasMaxLength(20);
            b.Property(m => m.HeadHash).HasMaxLength(64);
            b.Property(m => m.Version).IsConcurrencyToken();
            b.HasIndex(m => new { m.Unit, m.State });
            b.HasIndex(m => new { m.Town, m.State });
            b.HasIndex(m => new { m.State, m.DueAt });
        }
    }
}
