using Enforcement.Api.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Clues;

/// <summary>A clue as a line of its few readers' list.</summary>
internal sealed class ClueRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required string Unit { get; init; }
    public required string SentBy { get; init; }
    public required string ToUnit { get; set; }
    public required string Official { get; init; }
    public string? CaseNumber { get; init; }
    public required DateTimeOffset ForwardedAt { get; init; }
    public DateTimeOffset? ReceivedAt { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ClueRow>
    {
        public void Configure(EntityTypeBuilder<ClueRow> b)
        {
            b.ToTable("Clues").HasKey(c => c.Id);
            b.Property(c => c.Unit).HasMaxLength(20);
            b.Property(c => c.ToUnit).HasMaxLength(20);
            b.Property(c => c.SentBy).HasMaxLength(256);
            b.Property(c => c.Official).HasMaxLength(200);
            b.Property(c => c.CaseNumber).HasMaxLength(30);
            b.Property(c => c.HeadHash).HasMaxLength(64);
            b.Property(c => c.Version).IsConcurrencyToken();
            b.HasIndex(c => new { c.ToUnit, c.ForwardedAt });
            b.HasIndex(c => c.SentBy);
        }
    }
}
