using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Documents;

/// <summary>机关代字 of a unit as the bureau set it.</summary>
internal sealed class UnitWordRow
{
    public required string Unit { get; init; }
    public required string Word { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<UnitWordRow>
    {
        public void Configure(EntityTypeBuilder<UnitWordRow> b)
        {
            b.ToTable("UnitWords").HasKey(u => u.Unit);
            b.Property(u => u.Unit).HasMaxLength(20);
            b.Property(u => u.Word).HasMaxLength(20);
        }
    }
}
