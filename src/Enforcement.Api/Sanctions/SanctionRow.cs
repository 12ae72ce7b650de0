using Enforcement.Api.Cases;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Sanctions;

/// <summary>A sanction as it went to one unit. Never deleted: lifted when its case closes.</summary>
internal sealed class SanctionRow : IPlacedRow, IPartyRow
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Town { get; init; }
    public required string ToUnit { get; init; }
    public string? PartyName { get; set; }
    /// <summary>To be found by; never told.</summary>
    public string? PartyIdNumber { get; set; }
    public string? PartyNameKey { get; set; }
    public string? PartyIdKey { get; set; }
    public required string Address { get; init; }
    public required double Lon { get; init; }
    public required double Lat { get; init; }
    public long Cell { get; set; }
    public string? Geometry { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? ConfirmedBy { get; set; }
    public DateTimeOffset? LiftedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SanctionRow>
    {
        public void Configure(EntityTypeBuilder<SanctionRow> b)
        {
            b.ToTable("Sanctions").HasKey(s => s.Id);
            b.Property(s => s.CaseNumber).HasMaxLength(30);
            b.Property(s => s.Town).HasMaxLength(20);
            b.Property(s => s.ToUnit).HasMaxLength(20);
            b.Property(s => s.PartyName).HasMaxLength(200);
            b.Property(s => s.PartyIdNumber).HasMaxLength(40);
            b.Property(s => s.PartyNameKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(s => s.PartyIdKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(s => s.Address).HasMaxLength(500);
            b.Property(s => s.ConfirmedBy).HasMaxLength(256);
            b.HasIndex(s => new { s.CaseNumber, s.ToUnit, s.OpenedAt }).IsUnique();
            b.HasIndex(s => new { s.ToUnit, s.LiftedAt, s.ConfirmedAt });
            b.HasIndex(s => s.PartyNameKey);
            b.HasIndex(s => s.PartyIdKey);
            b.HasIndex(s => s.Cell);
        }
    }
}
