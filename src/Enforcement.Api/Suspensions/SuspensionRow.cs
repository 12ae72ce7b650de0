using Enforcement.Api.Journal;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Suspensions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Suspensions;

/// <summary>A suspension of projects (Art 29, 30): its state; its journal says how it came about. Never deleted.</summary>
internal sealed class SuspensionRow : IJournaledRow
{
    public required Guid Id { get; init; }
    public required SuspensionKind Kind { get; init; }
    public required string Town { get; init; }
    public required string Subject { get; init; }
    public string? Party { get; private set; }
    /// <summary>What names and numbers are found by (<see cref="PartyKey"/>); the party's number itself is not kept here.</summary>
    public string? SubjectKey { get; set; }
    public string? PartyNameKey { get; private set; }
    public string? PartyIdKey { get; private set; }
    /// <summary>Town code, case number or id of the listed item.</summary>
    public required string About { get; init; }
    public required string Basis { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    /// <summary>When lifting was proposed, or null; a refusal takes it back, and so does the end of its reason.</summary>
    public DateTimeOffset? LiftProposedAt { get; set; }
    /// <summary>Why; kept after a refusal, so that the same reason is not proposed again, as long as it holds.</summary>
    public string? LiftReason { get; set; }
    public DateTimeOffset? LiftedAt { get; set; }
    public int Version { get; set; }
    public required string HeadHash { get; set; }

    public void SetParty(string? name, string? idNumber) =>
        (Party, PartyNameKey, PartyIdKey) = (name, PartyKey.Of(name), PartyKey.Of(idNumber));

    internal sealed class Configuration : IEntityTypeConfiguration<SuspensionRow>
    {
        public void Configure(EntityTypeBuilder<SuspensionRow> b)
        {
            b.ToTable("Suspensions").HasKey(s => s.Id);
            b.Property(s => s.Town).HasMaxLength(20);
            b.Property(s => s.Subject).HasMaxLength(200);
            b.Property(s => s.Party).HasMaxLength(200);
            b.Property(s => s.SubjectKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(s => s.PartyNameKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(s => s.PartyIdKey).HasMaxLength(PartyKey.MaxLength);
            b.Property(s => s.About).HasMaxLength(60);
            b.Property(s => s.Basis).HasMaxLength(500);
            b.Property(s => s.LiftReason).HasMaxLength(500);
            b.Property(s => s.HeadHash).HasMaxLength(64);
            b.Property(s => s.Version).IsConcurrencyToken();
            b.HasIndex(s => new { s.LiftedAt, s.Town });
            b.HasIndex(s => s.PartyNameKey);
            b.HasIndex(s => s.PartyIdKey);
            b.HasIndex(s => s.SubjectKey);
        }
    }
}
