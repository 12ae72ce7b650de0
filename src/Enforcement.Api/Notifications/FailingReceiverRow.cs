using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>A mail server or webhook that has answered nothing since an instant; it goes with the next answer.</summary>
internal sealed class FailingReceiverRow
{
    /// <summary><see cref="DeliveryQueue.MailServer"/>, or the id of the webhook.</summary>
    public required string Receiver { get; init; }
    public required DateTimeOffset Since { get; init; }
    /// <summary>How often it was tried since then.</summary>
    public int Tries { get; set; }
    /// <summary>
    /// Until when it is left alone: 1, 2, 4 … 60 minutes (legal time). A concurrency token: two that fail at the same moment count once.
    /// </summary>
    public DateTimeOffset RestsUntil { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<FailingReceiverRow>
    {
        public void Configure(EntityTypeBuilder<FailingReceiverRow> b)
        {
            b.ToTable("FailingReceivers").HasKey(f => f.Receiver);
            b.Property(f => f.Receiver).HasMaxLength(36);
            b.Property(f => f.RestsUntil).IsConcurrencyToken();
        }
    }
}
