using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Journal;

/// <summary>Where a journal ends whose subject has no row of its own to say it: those of people, units, keys and webhooks.</summary>
internal sealed class JournalHeadRow
{
    public required string Stream { get; init; }
    /// <summary>Length of the journal.</summary>
    public required int Sequence { get; set; }
    /// <summary>Hash of its last entry.</summary>
    public required string Hash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<JournalHeadRow>
    {
        public void Configure(EntityTypeBuilder<JournalHeadRow> b)
        {
            b.ToTable("JournalHeads").HasKey(h => h.Stream);
            b.Property(h => h.Stream).HasMaxLength(60);
            b.Property(h => h.Hash).HasMaxLength(64);
        }
    }
}
