using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Jobs;

/// <summary>An item of a job that failed: shown on the operations page, tried again at <see cref="NextAttemptAt"/>.</summary>
internal sealed class StuckWorkRow
{
    /// <summary>Which job, e.g. <c>sweep</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Which item, e.g. a case number.</summary>
    public required string Key { get; init; }
    public string Error { get; set; } = "";
    public int Attempts { get; set; }
    public required DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StuckWorkRow>
    {
        public void Configure(EntityTypeBuilder<StuckWorkRow> b)
        {
            b.ToTable("StuckWork").HasKey(s => new { s.Kind, s.Key });
            b.Property(s => s.Kind).HasMaxLength(40);
            b.Property(s => s.Key).HasMaxLength(60);
        }
    }
}
