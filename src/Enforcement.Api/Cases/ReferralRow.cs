using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Cases;

/// <summary>That a case was sent to a unit which otherwise does not see it: discipline, police (Art 5, 6, 25–27).</summary>
internal sealed class ReferralRow
{
    public long Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string ToUnit { get; init; }
    /// <summary>Type of the journal entry that sent it.</summary>
    public required string Cause { get; init; }
    public required DateTimeOffset At { get; init; }
    public CaseRow? Case { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReferralRow>
    {
        public void Configure(EntityTypeBuilder<ReferralRow> b)
        {
            b.ToTable("Referrals").HasKey(r => r.Id);
            b.Property(r => r.ToUnit).HasMaxLength(20);
            b.Property(r => r.Cause).HasMaxLength(60);
            b.HasOne(r => r.Case).WithMany(c => c.Referrals).HasForeignKey(r => r.CaseNumber);
            b.HasIndex(r => new { r.ToUnit, r.CaseNumber });
        }
    }
}
