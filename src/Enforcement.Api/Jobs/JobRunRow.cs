using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Jobs;

/// <summary>The last run of a job, for the operations page.</summary>
internal sealed class JobRunRow
{
    public required string Name { get; init; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset EndedAt { get; set; }
    /// <summary>What was done, in a word; null when it failed.</summary>
    public string? Result { get; set; }
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
