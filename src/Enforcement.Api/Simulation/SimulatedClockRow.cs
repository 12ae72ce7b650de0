using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Simulation;

/// <summary>Where the simulated clock stands; one row, once it was set. Survives a restart.</summary>
internal sealed class SimulatedClockRow
{
    public int Id { get; init; } = 1;
    public required DateTimeOffset Now { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SimulatedClockRow>
    {
        public void Configure(EntityTypeBuilder<SimulatedClockRow> b)
        {
            b.ToTable("SimulatedClock").HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Now).IsConcurrencyToken();
        }
    }
}
