using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Dashboards;

/// <summary>A filter that somebody kept under a name: the address of a list with what was chosen there.</summary>
internal sealed class SavedViewRow
{
    public required Guid Id { get; init; }
    public required string Unit { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
    public required string Path { get; init; }
    public required string Query { get; init; }
    /// <summary>Seen by the whole unit; else by its maker alone.</summary>
    public required bool Shared { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SavedViewRow>
    {
        public void Configure(EntityTypeBuilder<SavedViewRow> b)
        {
            b.ToTable("SavedViews").HasKey(v => v.Id);
            b.Property(v => v.Unit).HasMaxLength(20);
            b.Property(v => v.UserName).HasMaxLength(256);
            b.Property(v => v.Name).HasMaxLength(60);
            b.Property(v => v.Path).HasMaxLength(40);
            b.Property(v => v.Query).HasMaxLength(1000);
            b.HasIndex(v => new { v.Unit, v.Path });
        }
    }
}
