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

/// <summary>Which desk was asked.</summary>
public enum CheckDesk
{
    /// <summary>联合惩戒.</summary>
    Sanctions,
    /// <summary>项目暂停.</summary>
    Suspensions,
}

/// <summary>A question to a check desk with its answer: who asked what, when.</summary>
internal sealed class SanctionCheckRow
{
    public required Guid Id { get; init; }
    public CheckDesk Desk { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Unit { get; init; }
    public required string UserName { get; init; }
    /// <summary>What was asked; a number with its middle left out.</summary>
    public required string Asked { get; init; }
    public required bool Hit { get; init; }
    /// <summary>What the desk told besides yes or no: numbers of cases, or nothing.</summary>
    public required string CaseNumbers { get; init; }

    /// <summary>A question in words, with the middle of every number left out, as long as the column.</summary>
    public static string Words(string? name, string? idNumber, string? where)
    {
        var words = string.Join(' ', new[] { CaseViews.MaskNumbers(name?.Trim()), CaseViews.Mask(idNumber?.Trim()), where }.Where(t => !string.IsNullOrEmpty(t)));
        return words.Length <= MaxAsked ? words : words[..MaxAsked];
    }

    private const int MaxAsked = 500;

    internal sealed class Configuration : IEntityTypeConfiguration<SanctionCheckRow>
    {
        public void Configure(EntityTypeBuilder<SanctionCheckRow> b)
        {
            b.ToTable("SanctionChecks").HasKey(c => c.Id);
            b.Property(c => c.Unit).HasMaxLength(20);
            b.Property(c => c.UserName).HasMaxLength(256);
            b.Property(c => c.Asked).HasMaxLength(MaxAsked);
            b.Property(c => c.Desk).HasDefaultValue(CheckDesk.Sanctions);
            b.Property(c => c.CaseNumbers).HasMaxLength(500);
            b.HasIndex(c => new { c.Desk, c.Unit, c.At });
        }
    }
}
