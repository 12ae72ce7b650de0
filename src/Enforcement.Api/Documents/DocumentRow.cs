using Enforcement.Api.Journal;
using Enforcement.Workflows.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Documents;

/// <summary>
/// What lists, the register of numbers and the public check need of a document, projected from its journal in the commit that changes it.
/// </summary>
internal sealed class DocumentRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required DocumentKind Kind { get; init; }
    public DocumentState State { get; set; }
    public required string Title { get; init; }
    public string? CaseNumber { get; init; }
    /// <summary>The town of its case, or of the village that it is for; null without either.</summary>
    public string? Town { get; set; }
    /// <summary>Unit that wrote it.</summary>
    public required string Unit { get; init; }
    /// <summary>Unit that it is for, or null.</summary>
    public string? ToUnit { get; init; }
    /// <summary>Seen only by sender, addressee and auditor (Art 5).</summary>
    public required bool Confidential { get; init; }
    public required string DraftedBy { get; set; }
    public required DateTimeOffset DraftedAt { get; init; }
    /// <summary>The officers named on it, to be proposed for the writer's next one.</summary>
    public string? Officers { get; set; }
    /// <summary>文号; null while it is a draft.</summary>
    public string? Number { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }
    public DateTimeOffset? ServedAt { get; set; }
    public string? VoidReason { get; set; }
    public string? VerificationCode { get; set; }
    /// <summary>SHA-256 of the frozen file.</summary>
    public string? Sha256 { get; set; }
    /// <summary>SHA-256 of the PDF made from it, once there is one.</summary>
    public string? PdfSha256 { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DocumentRow>
    {
        public void Configure(EntityTypeBuilder<DocumentRow> b)
        {
            b.ToTable("Documents").HasKey(d => d.Id);
            b.Property(d => d.Title).HasMaxLength(200);
            b.Property(d => d.CaseNumber).HasMaxLength(30);
            foreach (var code in new[] { nameof(Town), nameof(Unit), nameof(ToUnit) }) b.Property(code).HasMaxLength(20);
            b.Property(d => d.DraftedBy).HasMaxLength(256);
            b.Property(d => d.Officers).HasMaxLength(500);
            b.Property(d => d.Number).HasMaxLength(100);
            b.Property(d => d.VoidReason).HasMaxLength(500);
            b.Property(d => d.VerificationCode).HasMaxLength(40);
            foreach (var hash in new[] { nameof(Sha256), nameof(PdfSha256), nameof(HeadHash) }) b.Property(hash).HasMaxLength(64);
            b.Property(d => d.Version).IsConcurrencyToken();
            b.HasIndex(d => d.CaseNumber);
            b.HasIndex(d => new { d.Unit, d.State, d.IssuedAt });
            b.HasIndex(d => new { d.Town, d.IssuedAt });
            b.HasIndex(d => d.ToUnit);
            b.HasIndex(d => d.DraftedBy);
            b.HasIndex(d => d.Number).IsUnique();
            b.HasIndex(d => d.VerificationCode).IsUnique();
        }
    }
}
