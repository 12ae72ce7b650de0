using Enforcement.Api.Journal;
using Enforcement.Api.Places;
using Enforcement.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Leads;

/// <summary>
/// What lists, searches and the map need of a lead, projected from its journal in the commit that changes it; the journal decides.
/// </summary>
internal sealed class LeadRow : IPlacedRow, IJournaledRow
{
    public required Guid Id { get; init; }
    public required LeadChannel Channel { get; init; }
    public required string SourceNumber { get; init; }
    public LeadState State { get; set; }
    public required DateTimeOffset FoundAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    /// <summary>Degrees; 0 while nobody knows where it is, as then <see cref="Cell"/> is, too.</summary>
    public required double Lon { get; init; }
    public required double Lat { get; init; }
    public long Cell { get; set; }
    /// <summary>GeoJSON of its shape, or null for a point.</summary>
    public string? Geometry { get; set; }
    public required string Address { get; init; }
    public double? AreaSquareMetres { get; init; }
    /// <summary>Town in which it lies, as far as known; says nothing about who may see it.</summary>
    public string? Town { get; init; }
    public string? Village { get; init; }
    /// <summary>Unit that found it first 首发; stays (Art 17).</summary>
    public required string Finder { get; init; }
    /// <summary>
    /// The finder itself when it is a town, its town when it is a village, else null: a unit sees what those below it found.
    /// </summary>
    public string? FinderTown { get; set; }
    /// <summary>Town that has it or had it last.</summary>
    public string? DispatchedTo { get; set; }
    /// <summary>When its verification is or was due, or null before it was dispatched.</summary>
    public DateTimeOffset? DueAt { get; set; }
    /// <summary>The case that it opened or joined.</summary>
    public string? CaseNumber { get; set; }
    /// <summary>Id of the lead or number of the case that it is a duplicate of.</summary>
    public string? DuplicateOf { get; set; }
    public Guid? PatrolId { get; init; }
    /// <summary>Length of the journal: the version that an edit may name.</summary>
    public int Version { get; set; }
    /// <summary>Hash of the journal's last entry.</summary>
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<LeadRow>
    {
        public void Configure(EntityTypeBuilder<LeadRow> b)
        {
            b.ToTable("Leads").HasKey(l => l.Id);
            b.Property(l => l.SourceNumber).HasMaxLength(100);
            b.Property(l => l.Address).HasMaxLength(500);
            foreach (var code in new[] { nameof(Town), nameof(Village), nameof(Finder), nameof(FinderTown),
                nameof(DispatchedTo) }) b.Property(code).HasMaxLength(20);
            b.Property(l => l.CaseNumber).HasMaxLength(30);
            b.Property(l => l.DuplicateOf).HasMaxLength(40);
            b.Property(l => l.HeadHash).HasMaxLength(64);
            b.Property(l => l.Version).IsConcurrencyToken();
            b.HasIndex(l => new { l.Channel, l.SourceNumber }).IsUnique();
            b.HasIndex(l => l.Cell);
            b.HasIndex(l => new { l.State, l.DueAt });
            b.HasIndex(l => new { l.DispatchedTo, l.State });
            b.HasIndex(l => l.Finder);
            b.HasIndex(l => l.FinderTown);
            b.HasIndex(l => l.Village);
            b.HasIndex(l => l.FoundAt);
            b.HasIndex(l => l.CaseNumber);
            b.HasIndex(l => l.DuplicateOf);
            b.HasIndex(l => l.PatrolId);
        }
    }
}
