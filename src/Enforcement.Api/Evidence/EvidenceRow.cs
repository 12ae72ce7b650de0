using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Evidence;

/// <summary>A file as it was received. The content lies under its SHA-256 in the data directory, once, never altered; what it is evidence of stands in the case's journal.</summary>
internal sealed class EvidenceRow
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>SM3 (GB/T 32905) of the content, lower-case hex.</summary>
    public required string Sm3 { get; init; }
    public required long Bytes { get; init; }
    /// <summary>By its content, not its name.</summary>
    public required string ContentType { get; init; }
    public required string FileName { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string ReceivedBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceRow>
    {
        public void Configure(EntityTypeBuilder<EvidenceRow> b)
        {
            b.ToTable("Evidence").HasKey(e => e.Id);
            b.Property(e => e.CaseNumber).HasMaxLength(30);
            b.Property(e => e.Sha256).HasMaxLength(64);
            b.Property(e => e.Sm3).HasMaxLength(64);
            b.Property(e => e.ContentType).HasMaxLength(60);
            b.Property(e => e.FileName).HasMaxLength(200);
            b.Property(e => e.ReceivedBy).HasMaxLength(256);
            b.HasIndex(e => e.CaseNumber);
        }
    }
}
