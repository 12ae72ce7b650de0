using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Jobs;

/// <summary>The last run of a job, for the operations page.</summary>
internal sealed class JobRunRow
{
    public required string Name { get; init; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset EndedAt { get; set; }
    /// <summary>How many things it did; null when it failed as a whole.</summary>
    public int? Done { get; set; }
    /// <summary>How many of them failed.</summary>
    public int? Failed { get; set; }
    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<JobRunRow>
    {
        public void Configure(EntityTypeBuilder<JobRunRow> b)
        {
            b.ToTable("JobRuns").HasKey(j => j.Name);
            b.Property(j => j.Name).HasMaxLength(40);
        }
    }
}
