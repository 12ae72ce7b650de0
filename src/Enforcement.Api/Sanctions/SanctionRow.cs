using Enforcement.Api.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Sanctions;

/// <summary>A sanction as it went to one unit. Never deleted: lifted when its case closes.</summary>
internal sealed class SanctionRow : IPlacedRow
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Town { get; init; }
    public required string ToUnit { get; init; }
    public string? PartyName { get; init; }
    /// <summary>To be found by; never told.</summary>
    public string? PartyIdNumber { get; init; }
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
            b.Property(s => s.Address).HasMaxLength(500);
            b.Property(s => s.ConfirmedBy).HasMaxLength(256);
            b.HasIndex(s => new { s.CaseNumber, s.ToUnit, s.OpenedAt }).IsUnique();
            b.HasIndex(s => new { s.ToUnit, s.LiftedAt, s.ConfirmedAt });
            b.HasIndex(s => s.PartyName);
            b.HasIndex(s => s.PartyIdNumber);
            b.HasIndex(s => s.Cell);
        }
    }
}

/// <summary>A question to the check desk with its answer: who asked what, when.</summary>
internal sealed class SanctionCheckRow
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Unit { get; init; }
    public required string UserName { get; init; }
    /// <summary>What was asked; a number with its middle left out.</summary>
    public required string Asked { get; init; }
    public required bool Hit { get; init; }
    public required string CaseNumbers { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SanctionCheckRow>
    {
        public void Configure(EntityTypeBuilder<SanctionCheckRow> b)
        {
            b.ToTable("SanctionChecks").HasKey(c => c.Id);
            b.Property(c => c.Unit).HasMaxLength(20);
            b.Property(c => c.UserName).HasMaxLength(256);
            b.Property(c => c.Asked).HasMaxLength(500);
            b.Property(c => c.CaseNumbers).HasMaxLength(500);
            b.HasIndex(c => new { c.Unit, c.At });
        }
    }
}
