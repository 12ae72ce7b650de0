using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>The last number taken of a series, inside the transaction that uses it: no gaps, no doubles.</summary>
internal sealed class SeriesRow
{
    public required string Series { get; init; }
    public int Last { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SeriesRow>
    {
        public void Configure(EntityTypeBuilder<SeriesRow> b)
        {
            b.ToTable("Series").HasKey(s => s.Series);
            b.Property(s => s.Series).HasMaxLength(60);
            b.Property(s => s.Last).IsConcurrencyToken();
        }
    }
}
