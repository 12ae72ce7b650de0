using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Escalation;

/// <summary>A fact that a measure was proposed for: once for each step.</summary>
internal sealed class MeasureFactRow
{
    public required Guid MeasureId { get; init; }
    public required string Key { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MeasureFactRow>
    {
        public void Configure(EntityTypeBuilder<MeasureFactRow> b)
        {
            b.ToTable("MeasureFacts").HasKey(f => new { f.MeasureId, f.Key });
            b.Property(f => f.Key).HasMaxLength(60);
            b.HasOne<MeasureRow>().WithMany(m => m.Facts).HasForeignKey(f => f.MeasureId);
            b.HasIndex(f => f.Key);
        }
    }
}
