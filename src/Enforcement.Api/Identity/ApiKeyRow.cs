using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Identity;

/// <summary>A machine client's key: bound to a person, shown once, kept only as its hash.</summary>
internal sealed class ApiKeyRow
{
    /// <summary>The demo's keys: <c>demo-{userName}</c>, known to everybody, taken only with demo data switched on.</summary>
    public const string DemoPrefix = "demo-";

    public required Guid Id { get; init; }
    public required string Hash { get; init; }
    public required string PersonId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new key: 256 random bits, so that a plain hash of it cannot be searched.</summary>
    public static string NewKey() => "ek_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    internal sealed class Configuration : IEntityTypeConfiguration<ApiKeyRow>
    {
        public void Configure(EntityTypeBuilder<ApiKeyRow> b)
        {
            b.ToTable("ApiKeys").HasKey(k => k.Id);
            b.Property(k => k.Hash).HasMaxLength(64);
            b.Property(k => k.PersonId).HasMaxLength(36);
            b.Property(k => k.Name).HasMaxLength(100);
            b.Property(k => k.CreatedBy).HasMaxLength(256);
            b.HasIndex(k => k.Hash).IsUnique();
            b.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
        }
    }
}
