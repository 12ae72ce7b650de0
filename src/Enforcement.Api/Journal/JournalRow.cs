using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Journal;

/// <summary>One entry of a journal (process.md section 7). Append-only; chained by hash within its stream.</summary>
internal sealed class JournalRow
{
    public long Id { get; init; }
    /// <summary>Whose journal: <c>case/{number}</c>, <c>lead/{id}</c>, …</summary>
    public required string Stream { get; init; }
    /// <summary>1, 2, 3 … without gaps within the stream.</summary>
    public required int Sequence { get; init; }
    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
    public required string Type { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required string Unit { get; init; }
    public required int PolicyVersion { get; init; }
    /// <summary>Groups the entries that one command caused.</summary>
    public required Guid Process { get; init; }
    /// <summary>The event, as JSON.</summary>
    public required string Data { get; init; }
    public string Hash { get; set; } = "";

    internal sealed class Configuration : IEntityTypeConfiguration<JournalRow>
    {
        public void Configure(EntityTypeBuilder<JournalRow> b)
        {
            b.ToTable("Journal").HasKey(e => e.Id);
            b.Property(e => e.Stream).HasMaxLength(60);
            b.Property(e => e.Type).HasMaxLength(60);
            b.Property(e => e.By).HasMaxLength(256);
            b.Property(e => e.ByName).HasMaxLength(100);
            b.Property(e => e.Unit).HasMaxLength(20);
            b.Property(e => e.Hash).HasMaxLength(64);
            b.HasIndex(e => new { e.Stream, e.Sequence }).IsUnique();
        }
    }
}
