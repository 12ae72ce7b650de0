using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Imports;

/// <summary>Which column was which field when a unit last imported a file with this header.</summary>
internal sealed class ImportMappingRow
{
    public required string Unit { get; init; }
    public required ImportKind Kind { get; init; }
    /// <summary>SHA-256 of the header's names.</summary>
    public required string Header { get; init; }
    /// <summary>Field to column, JSON.</summary>
    public required string Mapping { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportMappingRow>
    {
        public void Configure(EntityTypeBuilder<ImportMappingRow> b)
        {
            b.ToTable("ImportMappings").HasKey(m => new { m.Unit, m.Kind, m.Header });
            b.Property(m => m.Unit).HasMaxLength(20);
            b.Property(m => m.Header).HasMaxLength(64);
        }
    }
}
