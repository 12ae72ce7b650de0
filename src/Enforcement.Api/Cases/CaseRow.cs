using Enforcement.Api.Journal;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>
/// What lists, counts and filters need of a case, projected from its journal in the commit that changes it; the journal decides.
/// </summary>
internal sealed class CaseRow : IPlacedRow, IPartyRow, IJournaledRow
{
    public required string Number { get; init; }
    public required string Town { get; init; }
    public string? Village { get; init; }
    /// <summary>Unit that found it first 首发; stays (Art 17).</summary>
    public required string FirstFinder { get; init; }
    public CaseStage Stage { get; set; }
    public required DateTimeOffset FoundAt { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required int PolicyVersion { get; init; }
    /// <summary>Id and version of the track that it was opened under; pinned.</summary>
    public required string Track { get; init; }
    public required int TrackVersion { get; init; }
    public required string Address { get; init; }
    public required double Lon { get; init; }
    public required double Lat { get; init; }
    public long Cell { get; set; }
    public string? Geometry { get; set; }
    public string? PartyName { get; set; }
    public string? PartyIdNumber { get; set; }
    public string? PartyNameKey { get; set; }
    public string? PartyIdKey { get; set; }
    public bool IsRepeat { get; set; }
    public bool IsSuspended { get; set; }
    /// <summary>When it was demolished, or null: what repeat building is looked for in (Art 26).</summary>
    public DateTimeOffset? DemolishedAt { get; set; }
    /// <summary>The earliest deadline that still runs, or null.</summary>
    public DeadlineKind? NextDeadline { get; set; }
    public DateTimeOffset? NextDueAt { get; set; }
    /// <summary>Since when it is late: the earliest passed deadline of a duty that is still open, or null.</summary>
    public DateTimeOffset? LateSince { get; set; }
    /// <summary>When it was closed or withdrawn; null while it is open, which an index finds however many cases ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>
    /// Since when it stands at its stage; null only in rows of an older version of the product, until they are brought up to date at start.
    /// </summary>
    public DateTimeOffset? StageSince { get; set; }
    /// <summary>Sign-in name of the person of its town who last recorded something 经办人, or null while nobody has.</summary>
    public string? Handler { get; set; }
    /// <summary>Length of the journal: the version that an edit must name.</summary>
    public int Version { get; set; }
    /// <summary>Hash of the journal's last entry.</summary>
    public required string HeadHash { get; set; }

    public List<DeadlineRow> Deadlines { get; } = [];
    public List<DutyRow> Duties { get; } = [];
    public List<ReferralRow> Referrals { get; } = [];
    public List<StageSpanRow> Spans { get; } = [];

    /// <summary>Since when a case with these columns is late, or null. A deadline passes at its end, not when the sweep notes it.</summary>
    public static DateTimeOffset? LateAt(DateTimeOffset? lateSince, DateTimeOffset? nextDueAt, DateTimeOffset now) =>
        (lateSince ?? nextDueAt) is { } at && at <= now ? at : null;

    internal sealed class Configuration : IEntityTypeConfiguration<CaseRow>
    {
        public void Configure(EntityTypeBuilder<CaseRow> b)
        {
            b.ToTable("Cases").HasKey(c => c.Number);
            b.Property(c => c.Number).HasMaxLength(30);
            b.Property(c => c.Town).HasMaxLength(20);
            b.Property(c => c.Track).HasMaxLength(20);
            b.Property(c => c.Village).HasMaxLength(20);
            b.Property(c => c.FirstFinder).HasMaxLength(20);
            b.Property(c => c.Address).HasMaxLength(500);
            b.Property(c => c.PartyName).HasMaxLength(200);
            b.Property(c => c.PartyIdNumber).HasMaxLength(40);
            b.Property(c => c.PartyNameKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(c => c.PartyIdKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(c => c.HeadHash).HasMaxLength(64);
            b.Property(c => c.Version).IsConcurrencyToken();
            b.Property(c => c.Handler).HasMaxLength(256);
            b.HasIndex(c => new { c.Town, c.Stage });
            b.HasIndex(c => new { c.EndedAt, c.Town, c.Stage, c.LateSince, c.NextDueAt, c.Village, c.FirstFinder,
                c.Number }); // the overdue dashboard reads nothing else, whoever asks
            b.HasIndex(c => c.Village);
            b.HasIndex(c => c.FirstFinder);
            b.HasIndex(c => c.OpenedAt);
            b.HasIndex(c => c.LateSince);
            b.HasIndex(c => c.Cell);
            b.HasIndex(c => c.PartyNameKey);
            b.HasIndex(c => c.PartyIdKey);
            b.HasIndex(c => new { c.DemolishedAt, c.Lat });
        }
    }
}
