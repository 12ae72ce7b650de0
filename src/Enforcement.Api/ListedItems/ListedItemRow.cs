using Enforcement.Api.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.ListedItems;

/// <summary>A historical listed item 历年挂账项目 (Art 30): its state; its journal says how it came about.</summary>
internal sealed class ListedItemRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Town { get; init; }
    public required string Project { get; init; }
    public string? Party { get; init; }
    public required string Address { get; init; }
    public required string Source { get; init; }
    /// <summary>24:00 before the legal day of the listing: its start.</summary>
    public required DateTimeOffset ListedAt { get; init; }
    public DateTimeOffset? DelistedAt { get; set; }
    public DateTimeOffset? ProgressAt { get; set; }
    public string? Progress { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ListedItemRow>
    {
        public void Configure(EntityTypeBuilder<ListedItemRow> b)
        {
            b.ToTable("ListedItems").HasKey(i => i.Id);
            b.Property(i => i.Number).HasMaxLength(60);
            b.Property(i => i.Town).HasMaxLength(20);
            b.Property(i => i.Project).HasMaxLength(200);
            b.Property(i => i.Party).HasMaxLength(200);
            b.Property(i => i.Address).HasMaxLength(500);
            b.Property(i => i.Source).HasMaxLength(200);
            b.Property(i => i.Progress).HasMaxLength(2000);
            b.Property(i => i.HeadHash).HasMaxLength(64);
            b.Property(i => i.Version).IsConcurrencyToken();
            b.HasIndex(i => i.Number).IsUnique();
            b.HasIndex(i => new { i.Town, i.DelistedAt });
        }
    }
}
