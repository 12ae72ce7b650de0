using Enforcement.Api.Journal;
using Enforcement.Workflows.Patrols;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Patrols;

/// <summary>An entry of the patrol ledger, as lists need it; its journal entry is the record.</summary>
internal sealed class PatrolRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required PatrolLevel Level { get; init; }
    public required string Unit { get; set; }
    /// <summary>The unit itself when it is a town, its town when it is a village, else null.</summary>
    public string? Town { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
    public required string Route { get; init; }
    public required string Patrollers { get; init; }
    public string? Note { get; init; }
    /// <summary>How many leads it found; 0 is a nil patrol.</summary>
    public required int Findings { get; init; }
    /// <summary>Leads that it found, with spaces between: few, and never searched for.</summary>
    public required string Leads { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; set; }
    /// <summary>Length of the journal.</summary>
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PatrolRow>
    {
        public void Configure(EntityTypeBuilder<PatrolRow> b)
        {
            b.ToTable("Patrols").HasKey(p => p.Id);
            b.Property(p => p.Unit).HasMaxLength(20);
            b.Property(p => p.Town).HasMaxLength(20);
            b.Property(p => p.Route).HasMaxLength(500);
            b.Property(p => p.Patrollers).HasMaxLength(500);
            b.Property(p => p.Note).HasMaxLength(2_000);
            b.Property(p => p.RecordedBy).HasMaxLength(256);
            b.Property(p => p.HeadHash).HasMaxLength(64);
            b.HasIndex(p => new { p.Unit, p.StartedAt });
            b.HasIndex(p => new { p.Town, p.StartedAt });
            b.HasIndex(p => p.StartedAt);
        }
    }
}
