using Enforcement.Api.Imports.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Imports;

/// <summary>An import: a file, how it is read, and how far it got.</summary>
internal sealed class ImportRow
{
    public required Guid Id { get; init; }
    public required ImportKind Kind { get; init; }
    public required string FileName { get; init; }
    public required string Unit { get; init; }
    public required string By { get; init; }
    /// <summary>The person as they were when they sent it: in their name it is recorded, also after a restart.</summary>
    public required string Actor { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public ImportState State { get; set; }
    public required SourceFormat Format { get; init; }
    public string? Encoding { get; init; }
    /// <summary>Columns of the file, JSON.</summary>
    public required string Columns { get; init; }
    /// <summary>Codes of what the sender should know, JSON.</summary>
    public required string Notes { get; init; }
    /// <summary>How it is read, JSON; null in a draft whose coordinate system is not known.</summary>
    public string? Plan { get; set; }
    public CrsSource CrsFrom { get; set; }
    public required int Rows { get; init; }
    /// <summary>How many of the rows are through; the next batch begins behind them.</summary>
    public int Read { get; set; }
    public int Created { get; set; }
    public int Unchanged { get; set; }
    public int Rejected { get; set; }
    /// <summary>Code of the message that says why it failed, or null.</summary>
    public string? Failure { get; set; }
    /// <summary>How often it broke off.</summary>
    public int Attempts { get; set; }
    /// <summary>Which worker has it, until <see cref="ClaimedUntil"/>; the worker says so again while it lives.</summary>
    public Guid? ClaimedBy { get; set; }
    /// <summary>Real time. After it any worker goes on with it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
    public int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportRow>
    {
        public void Configure(EntityTypeBuilder<ImportRow> b)
        {
            b.ToTable("Imports").HasKey(i => i.Id);
            b.Property(i => i.FileName).HasMaxLength(200);
            b.Property(i => i.Unit).HasMaxLength(20);
            b.Property(i => i.By).HasMaxLength(256);
            b.Property(i => i.Encoding).HasMaxLength(20);
            b.Property(i => i.Failure).HasMaxLength(60);
            b.Property(i => i.Version).IsConcurrencyToken();
            b.HasIndex(i => new { i.Unit, i.ReceivedAt });
            b.HasIndex(i => i.State);
        }
    }
}
