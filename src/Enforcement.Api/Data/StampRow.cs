using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Data;

/// <summary>How often a book was changed: by it other processes know that what they keep is old.</summary>
internal sealed class StampRow
{
    public required string Book { get; init; }
    public required long Version { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StampRow>
    {
        public void Configure(EntityTypeBuilder<StampRow> b)
        {
            b.ToTable("Stamps").HasKey(s => s.Book);
            b.Property(s => s.Book).HasMaxLength(20);
            b.HasData(Stamps.Books.Select(book => new StampRow { Book = book, Version = 1 }));
        }
    }
}
