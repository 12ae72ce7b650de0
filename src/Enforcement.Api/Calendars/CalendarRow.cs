using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Calendars;

/// <summary>A year of the State Council's calendar as it was recorded: the file, as JSON.</summary>
internal sealed class CalendarRow
{
    public required int Year { get; init; }
    public required string Data { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarRow>
    {
        public void Configure(EntityTypeBuilder<CalendarRow> b)
        {
            b.ToTable("Calendars").HasKey(c => c.Year);
            b.Property(c => c.Year).ValueGeneratedNever();
            b.Property(c => c.RecordedBy).HasMaxLength(256);
        }
    }
}
