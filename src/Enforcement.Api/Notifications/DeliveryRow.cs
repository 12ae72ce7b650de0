using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>That one notice goes to one receiver by one way, once: the three are unique.</summary>
internal sealed class DeliveryRow
{
    public required Guid Id { get; init; }
    public required Guid NoticeId { get; init; }
    public required DeliveryChannel Channel { get; init; }
    /// <summary>Id of the person or of the webhook.</summary>
    public required string Target { get; init; }
    /// <summary>Whose notice it is.</summary>
    public required string UnitCode { get; init; }
    public DeliveryState State { get; set; }
    public required DateTimeOffset QueuedAt { get; init; }
    /// <summary>When it was planned to leave; stays. What waits for the same daily mail shares it.</summary>
    public required DateTimeOffset LeavesAt { get; init; }
    /// <summary>Leaves together with the others of the same <see cref="LeavesAt"/>.</summary>
    public bool Digest { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset? FirstTriedAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public string? Error { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    /// <summary>
    /// Until when (real time, whatever a drill says) a process has it for itself; null: nobody has. A concurrency token: claiming and
    /// marking are updates on the
    /// condition that it still stands as it was read.
    /// </summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeliveryRow>
    {
        public void Configure(EntityTypeBuilder<DeliveryRow> b)
        {
            b.ToTable("Deliveries").HasKey(d => d.Id);
            b.Property(d => d.Target).HasMaxLength(36);
            b.Property(d => d.UnitCode).HasMaxLength(20);
            b.Property(d => d.Error).HasMaxLength(500);
            b.Property(d => d.ClaimedUntil).IsConcurrencyToken();
            b.HasIndex(d => new { d.NoticeId, d.Channel, d.Target }).IsUnique();
            b.HasIndex(d => new { d.State, d.NextAttemptAt });
            b.HasIndex(d => new { d.Channel, d.Target, d.State, d.NextAttemptAt });
        }
    }
}
