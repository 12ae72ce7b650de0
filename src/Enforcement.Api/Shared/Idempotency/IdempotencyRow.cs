using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Shared.Idempotency;

/// <summary>What a POST with an Idempotency-Key answered, kept to be answered again.</summary>
internal sealed class IdempotencyRow
{
    /// <summary>SHA-256 of user and key, hex: one column that fits an index whatever the key is.</summary>
    public required string Id { get; init; }
    /// <summary>SHA-256 of address and body, hex.</summary>
    public required string RequestHash { get; init; }
    public required DateTimeOffset At { get; init; }
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    /// <summary>The body, protected: it may hold personal data or a key that is shown only once.</summary>
    public byte[] Body { get; set; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<IdempotencyRow>
    {
        public void Configure(EntityTypeBuilder<IdempotencyRow> b)
        {
            b.ToTable("IdempotencyKeys").HasKey(k => k.Id);
            b.Property(k => k.Id).HasMaxLength(64);
            b.Property(k => k.RequestHash).HasMaxLength(64);
            b.Property(k => k.ContentType).HasMaxLength(100);
            b.Property(k => k.Location).HasMaxLength(500);
            b.HasIndex(k => k.At);
        }
    }
}
