using Enforcement.Api.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.SatelliteReview;

/// <summary>A month's review as a line of the list.</summary>
internal sealed class ReviewRow : IJournaledRow
{
    /// <summary><c>2026-03</c>.</summary>
    public required string Month { get; init; }
    public DateTimeOffset? RanAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    /// <summary>The last run's lines as JSON; after the confirmation the frozen ones stand in the journal.</summary>
    public string? Result { get; set; }
    /// <summary>Follow-ups that wait.</summary>
    public int Waiting { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReviewRow>
    {
        public void Configure(EntityTypeBuilder<ReviewRow> b)
        {
            b.ToTable("SatelliteReviews").HasKey(r => r.Month);
            b.Property(r => r.Month).HasMaxLength(7);
            b.Property(r => r.HeadHash).HasMaxLength(64);
            b.Property(r => r.Version).IsConcurrencyToken();
        }
    }
}
