using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>A notice to a unit.</summary>
internal sealed class NoticeRow
{
    /// <summary>The id of the outbox message that brought it: the same message twice is one notice.</summary>
    public required Guid Id { get; init; }
    public required string UnitCode { get; init; }
    public string? CaseNumber { get; init; }
    public Guid? LeadId { get; init; }
    /// <summary>The page that it is about, where that is neither a case nor a lead.</summary>
    public string? Link { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>When someone of the unit first marked it as read.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NoticeRow>
    {
        public void Configure(EntityTypeBuilder<NoticeRow> b)
        {
            b.ToTable("Notices").HasKey(n => n.Id);
            b.Property(n => n.UnitCode).HasMaxLength(20);
            b.Property(n => n.CaseNumber).HasMaxLength(30);
            b.Property(n => n.Kind).HasMaxLength(60);
            b.Property(n => n.Link).HasMaxLength(200);
            b.HasIndex(n => new { n.UnitCode, n.ReadAt });
            b.HasIndex(n => new { n.UnitCode, n.At });
        }
    }
}
