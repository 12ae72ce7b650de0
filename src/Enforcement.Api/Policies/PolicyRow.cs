using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Policies;

/// <summary>A policy version as it was recorded. Never changed or removed: cases are pinned to it.</summary>
internal sealed class PolicyRow
{
    public required int Version { get; init; }
    public required string Data { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PolicyRow>
    {
        public void Configure(EntityTypeBuilder<PolicyRow> b)
        {
            b.ToTable("Policies").HasKey(p => p.Version);
            b.Property(p => p.Version).ValueGeneratedNever();
            b.Property(p => p.RecordedBy).HasMaxLength(256);
        }
    }
}
