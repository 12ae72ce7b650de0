using Enforcement.Api.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.DueCalendar;

/// <summary>A person's calendar subscription: its address is a secret, kept only as its hash.</summary>
internal sealed class CalendarFeedRow
{
    public required string PersonId { get; init; }
    public required string Hash { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarFeedRow>
    {
        public void Configure(EntityTypeBuilder<CalendarFeedRow> b)
        {
            b.ToTable("CalendarFeeds").HasKey(f => f.PersonId);
            b.Property(f => f.PersonId).HasMaxLength(36);
            b.Property(f => f.Hash).HasMaxLength(64);
            b.HasIndex(f => f.Hash).IsUnique();
            b.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        }
    }
}
