using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Audit;

/// <summary>What somebody did with what the product keeps.</summary>
public enum AuditAction
{
    /// <summary>查看.</summary>
    Looked,
    /// <summary>办理、修改.</summary>
    Changed,
    /// <summary>导出: a table or a bundle made for the reader.</summary>
    Exported,
    /// <summary>下载: a file that is kept.</summary>
    Downloaded,
    /// <summary>被拒绝: it was not theirs, or not there for them.</summary>
    Refused,
    /// <summary>登录.</summary>
    SignedIn,
}

/// <summary>One line of the audit: who did what with what, when, from where. Never changed; forgotten after <c>Enforcement:AuditMonths</c>.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string UserName { get; init; }
    public required string Unit { get; init; }
    public required AuditAction Action { get; init; }
    public required string Method { get; init; }
    /// <summary>The address without its question: what it was about.</summary>
    public required string Subject { get; init; }
    /// <summary>What was asked for, with long numbers left out; or null.</summary>
    public string? Query { get; init; }
    public required int Status { get; init; }
    /// <summary>Where the request came from.</summary>
    public string? From { get; init; }

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
            b.Property(a => a.From).HasMaxLength(45);
            b.HasIndex(a => a.At);
            b.HasIndex(a => new { a.UserName, a.At });
            b.HasIndex(a => new { a.Subject, a.At });
        }
    }
}
