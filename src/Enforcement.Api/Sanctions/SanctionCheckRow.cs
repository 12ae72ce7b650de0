using Enforcement.Api.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Sanctions;

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
        var words = string.Join(' ', new[] { CaseViews.MaskNumbers(name?.Trim()), CaseViews.Mask(idNumber?.Trim()), where }.Where(t =>
            !string.IsNullOrEmpty(t)));
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
