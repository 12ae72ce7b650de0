using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>A duty of a unit in a case.</summary>
internal sealed class DutyRow
{
    public long Id { get; init; }
    public required string CaseNumber { get; init; }
    /// <summary>Its place in the state's list of duties, from 0.</summary>
    public required int Position { get; init; }
    public required DutyKind Kind { get; init; }
    public required string Unit { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public CaseRow? Case { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DutyRow>
    {
        public void Configure(EntityTypeBuilder<DutyRow> b)
        {
            b.ToTable("Duties").HasKey(d => d.Id);
            b.Property(d => d.Unit).HasMaxLength(20);
            b.HasOne(d => d.Case).WithMany(c => c.Duties).HasForeignKey(d => d.CaseNumber);
            b.HasIndex(d => new { d.CaseNumber, d.Position }).IsUnique();
            b.HasIndex(d => new { d.Unit, d.DoneAt, d.DueAt });
        }
    }
}
