using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Data;

/// <summary>
/// A message that leaves after the commit that caused it: at least once, so receivers are idempotent by <see cref="Id"/>.
/// </summary>
internal sealed class OutboxRow
{
    /// <summary>After so many failures (about a quarter of an hour) a message no longer holds back those behind it.</summary>
    public const int HoldsBackUntil = 5;

    /// <summary>The order in which messages were written; the database gives it.</summary>
    public long Number { get; private set; }
    public required Guid Id { get; init; }
    /// <summary>Which receiver takes it, e.g. <c>notice</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>
    /// What it is about, e.g. <c>case/{number}</c>: messages of one subject and kind keep their order (<see cref="DispatchOutbox"/>).
    /// </summary>
    public required string Subject { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> b)
        {
            b.ToTable("Outbox").HasKey(m => m.Number);
            b.HasIndex(m => m.Id).IsUnique();
            b.Property(m => m.Kind).HasMaxLength(40);
            b.Property(m => m.Subject).HasMaxLength(60);
            b.HasIndex(m => new { m.DoneAt, m.NextAttemptAt });
            b.HasIndex(m => new { m.Subject, m.DoneAt, m.Number });
        }
    }
}
