using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Evidence;

/// <summary>
/// A file as it was received, of a case, a lead, or a lead that went into a case. The content lies under its SHA-256 in the data
/// directory, once, never
/// altered; what it is evidence of stands in the journal of the case or lead.
/// </summary>
internal sealed class EvidenceRow
{
    public required Guid Id { get; init; }
    public string? CaseNumber { get; set; }
    public Guid? LeadId { get; init; }
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>SM3 (GB/T 32905) of the content, lower-case hex.</summary>
    public required string Sm3 { get; init; }
    public required long Bytes { get; init; }
    /// <summary>By its content, not its name.</summary>
    public required string ContentType { get; init; }
    public required string FileName { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    /// <summary>User name of who sent it.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>Where it was taken, as the sender's device says; degrees of EPSG:4490.</summary>
    public double? Lon { get; init; }
    public double? Lat { get; init; }

    /// <summary>What the camera wrote into the file, or null: when, where (degrees), and the program that saved it last.</summary>
    public DateTimeOffset? ExifTakenAt { get; set; }
    public double? ExifLon { get; set; }
    public double? ExifLat { get; set; }
    public string? Software { get; set; }
    /// <summary>Pixels, for photos.</summary>
    public int? Width { get; init; }
    public int? Height { get; init; }
    public bool HasThumbnail { get; init; }

    /// <summary>A corrected pin, beside what device and camera said: where, why, who, when.</summary>
    public double? PinLon { get; set; }
    public double? PinLat { get; set; }
    public string? PinReason { get; set; }
    public string? PinBy { get; set; }
    public DateTimeOffset? PinAt { get; set; }

    /// <summary>The file was scaled on the device from an original with this SHA-256; null when the file is the original itself.</summary>
    public string? OriginalSha256 { get; init; }
    public string? OriginalSm3 { get; set; }
    public bool OriginalWanted { get; set; }
    public DateTimeOffset? OriginalReceivedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceRow>
    {
        public void Configure(EntityTypeBuilder<EvidenceRow> b)
        {
            b.ToTable("Evidence").HasKey(e => e.Id);
            b.Property(e => e.CaseNumber).HasMaxLength(30);
            foreach (var hash in new[] { nameof(Sha256), nameof(Sm3), nameof(OriginalSha256), nameof(OriginalSm3) }) b.Property(hash)
                .HasMaxLength(64);
            b.Property(e => e.ContentType).HasMaxLength(100);
            b.Property(e => e.FileName).HasMaxLength(200);
            b.Property(e => e.ReceivedBy).HasMaxLength(256);
            b.Property(e => e.Software).HasMaxLength(100);
            b.Property(e => e.PinReason).HasMaxLength(500);
            b.Property(e => e.PinBy).HasMaxLength(256);
            b.HasIndex(e => e.CaseNumber);
            b.HasIndex(e => e.LeadId);
            b.HasIndex(e => e.Sha256);
            b.HasIndex(e => new { e.ReceivedBy, e.OriginalWanted });
        }
    }
}
