using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Maps;

/// <summary>The outline of a town as it was last imported: drawn under the map, and nothing is decided by it.</summary>
internal sealed class OutlineRow
{
    /// <summary>The town's code.</summary>
    public required string Town { get; init; }
    /// <summary>GeoJSON, to some ten metres.</summary>
    public required string Geometry { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutlineRow>
    {
        public void Configure(EntityTypeBuilder<OutlineRow> b)
        {
            b.ToTable("Outlines").HasKey(o => o.Town);
            b.Property(o => o.Town).HasMaxLength(20);
            b.Property(o => o.RecordedBy).HasMaxLength(256);
        }
    }
}
