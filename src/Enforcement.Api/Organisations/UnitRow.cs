using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Organisations;

/// <summary>A unit 单位. Never deleted; a unit that ended keeps its row.</summary>
internal sealed class UnitRow
{
    public required string Code { get; init; }
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required UnitKind Kind { get; set; }
    public string? Parent { get; set; }
    /// <summary>00:00 of the first day on which it no longer is, or null; what it did stays under its code.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>Unit that took over its work, or null.</summary>
    public string? MergedInto { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<UnitRow>
    {
        public void Configure(EntityTypeBuilder<UnitRow> b)
        {
            b.ToTable("Units").HasKey(u => u.Code);
            b.Property(u => u.Code).HasMaxLength(20);
            b.Property(u => u.Slug).HasMaxLength(60);
            b.Property(u => u.Name).HasMaxLength(100);
            b.Property(u => u.Parent).HasMaxLength(20);
            b.Property(u => u.MergedInto).HasMaxLength(20);
            b.HasIndex(u => u.Slug).IsUnique();
            b.HasIndex(u => u.Parent);
        }
    }
}
