using Enforcement.Api.Imports.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Imports;

/// <summary>A row that was not recorded, and why; read through its import only.</summary>
internal sealed class ImportRejectionRow
{
    public required Guid ImportId { get; init; }
    /// <summary>As in <see cref="SourceRow.Number"/>.</summary>
    public required int Row { get; init; }
    public required string Code { get; init; }
    /// <summary>Values for the message's places, JSON.</summary>
    public required string Args { get; init; }
    /// <summary>The row by its columns, JSON, so that it can be put right and sent again.</summary>
    public required string Values { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportRejectionRow>
    {
        public void Configure(EntityTypeBuilder<ImportRejectionRow> b)
        {
            b.ToTable("ImportRejections").HasKey(r => new { r.ImportId, r.Row });
            b.Property(r => r.Code).HasMaxLength(60);
            b.HasOne<ImportRow>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}
