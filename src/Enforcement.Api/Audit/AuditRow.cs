using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Audit;

/// <summary>
/// One line of the audit: who did what with what, when, from where. Never changed; forgotten after <c>Enforcement:AuditMonths</c>.
/// </summary>
internal sealed class AuditRow
{
    /// <summary>Instead of a name that nobody has: what was typed there may be a password.</summary>
    public const string Unknown = "?";

    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string UserName { get; init; }
    /// <summary>Code of their unit; empty where nobody is known.</summary>
    public required string Unit { get; init; }
    public required AuditAction Action { get; init; }
    public required string Method { get; init; }
    /// <summary>The address without its question: what it was about.</summary>
    public required string Subject { get; init; }
    /// <summary>
    /// What was asked for, with long numbers left out; of a failed sign-in, why it failed (and <c>+n</c>: so many before it were only
    /// counted). Or null.
    /// </summary>
    public string? Query { get; init; }
    /// <summary>Name and id of the API key by which it was done, never the key itself; or null.</summary>
    public string? Key { get; init; }
    public required int Status { get; init; }
    /// <summary>Where the request came from.</summary>
    public string? From { get; init; }

    public AuditRow Copy() => (AuditRow)MemberwiseClone();

    internal sealed class Configuration : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> b)
        {
            b.ToTable("Audit").HasKey(a => a.Id);
            b.Property(a => a.UserName).HasMaxLength(256);
            b.Property(a => a.Unit).HasMaxLength(20);
            b.Property(a => a.Method).HasMaxLength(10);
            b.Property(a => a.Subject).HasMaxLength(200);
            b.Property(a => a.Query).HasMaxLength(400);
            b.Property(a => a.Key).HasMaxLength(140);
            b.Property(a => a.From).HasMaxLength(45);
            b.HasIndex(a => a.At);
            b.HasIndex(a => new { a.UserName, a.At });
            b.HasIndex(a => new { a.Subject, a.At });
        }
    }
}
