using Enforcement.Workflows.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Documents;

/// <summary>A version of a template; the file lies by its hash. Versions are only added.</summary>
internal sealed class TemplateRow
{
    public required DocumentKind Kind { get; init; }
    /// <summary>1 is the built-in one.</summary>
    public required int Version { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required string UploadedBy { get; init; }
    public string? Note { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TemplateRow>
    {
        public void Configure(EntityTypeBuilder<TemplateRow> b)
        {
            b.ToTable("DocumentTemplates").HasKey(t => new { t.Kind, t.Version });
            b.Property(t => t.Sha256).HasMaxLength(64);
            b.Property(t => t.UploadedBy).HasMaxLength(256);
            b.Property(t => t.Note).HasMaxLength(500);
        }
    }
}
