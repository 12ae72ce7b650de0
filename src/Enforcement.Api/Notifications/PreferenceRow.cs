using System.Globalization;
using Enforcement.Api.Identity;
using Enforcement.Workflows.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>How a person wants to be told of their unit's notices beyond the site. Without a row: not at all.</summary>
internal sealed class PreferenceRow
{
    /// <summary>The languages that a message may be in.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    public required string PersonId { get; init; }
    public bool Email { get; set; }
    public string? Address { get; set; }
    public required string Language { get; set; }
    /// <summary>Legal time; both or neither.</summary>
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }
    public bool Digest { get; set; }
    /// <summary>When their daily mail leaves, legal time.</summary>
    public TimeOnly DigestAt { get; set; } = DeliveryRules.DefaultDigest;

    public QuietHours? Quiet => (QuietFrom, QuietTo) is ({ } from, { } to) ? new QuietHours(from, to) : null;

    internal sealed class Configuration : IEntityTypeConfiguration<PreferenceRow>
    {
        public void Configure(EntityTypeBuilder<PreferenceRow> b)
        {
            b.ToTable("NotificationPreferences").HasKey(p => p.PersonId);
            b.Property(p => p.PersonId).HasMaxLength(36);
            b.Property(p => p.Address).HasMaxLength(254);
            b.Property(p => p.Language).HasMaxLength(10);
            b.Ignore(p => p.Quiet);
            // SQL Server's provider knows no time of day: "HH:mm".
            b.Property(p => p.QuietFrom).HasConversion(t => t!.Value.ToString("HH:mm", CultureInfo.InvariantCulture), s =>
                TimeOnly.Parse(s, CultureInfo.InvariantCulture)).HasMaxLength(5);
            b.Property(p => p.QuietTo).HasConversion(t => t!.Value.ToString("HH:mm", CultureInfo.InvariantCulture), s =>
                TimeOnly.Parse(s, CultureInfo.InvariantCulture)).HasMaxLength(5);
            b.Property(p => p.DigestAt).HasConversion(t => t.ToString("HH:mm", CultureInfo.InvariantCulture), s =>
                TimeOnly.Parse(s, CultureInfo.InvariantCulture)).HasMaxLength(5);
            b.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        }
    }
}
