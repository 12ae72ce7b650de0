using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>A deadline of a case; the sweep asks this table for what is due, by its index.</summary>
internal sealed class DeadlineRow
{
    public long Id { get; init; }
    public required string CaseNumber { get; init; }
    public required DeadlineKind Kind { get; init; }
    public DeadlineState State { get; set; }
    /// <summary>24:00 of the last day, exclusive.</summary>
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? BreachedAt { get; set; }
    public CaseRow? Case { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeadlineRow>
    {
        public void Configure(EntityTypeBuilder<DeadlineRow> b)
        {
            b.ToTable("Deadlines").HasKey(d => d.Id);
            b.HasOne(d => d.Case).WithMany(c => c.Deadlines).HasForeignKey(d => d.CaseNumber);
            b.HasIndex(d => new { d.CaseNumber, d.Kind }).IsUnique();
            b.HasIndex(d => new { d.State, d.DueAt });
            b.HasIndex(d => d.BreachedAt);
        }
    }
}
