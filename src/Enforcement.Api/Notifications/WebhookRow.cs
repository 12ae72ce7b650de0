using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Another system that is told of a unit's notices. Address and secret are kept encrypted, since a robot's address is its key.
/// </summary>
internal sealed class WebhookRow
{
    public required Guid Id { get; init; }
    public required string UnitCode { get; init; }
    public required string Name { get; init; }
    public required WebhookFormat Format { get; init; }
    /// <summary>Scheme and host alone: what may be shown.</summary>
    public required string Host { get; init; }
    public required string ProtectedUrl { get; init; }
    public string? ProtectedSecret { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    /// <summary>
    /// Until when (real time, whatever a drill says) no process sends it anything: a robot takes so many a minute. A concurrency token:
    /// of two processes one has the turn.
    /// </summary>
    public DateTimeOffset? RestsUntil { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WebhookRow>
    {
        public void Configure(EntityTypeBuilder<WebhookRow> b)
        {
            b.ToTable("Webhooks").HasKey(w => w.Id);
            b.Property(w => w.UnitCode).HasMaxLength(20);
            b.Property(w => w.Name).HasMaxLength(100);
            b.Property(w => w.Host).HasMaxLength(300);
            b.Property(w => w.Language).HasMaxLength(10);
            b.Property(w => w.CreatedBy).HasMaxLength(256);
            b.Property(w => w.RestsUntil).IsConcurrencyToken();
            b.HasIndex(w => w.UnitCode);
        }
    }
}
