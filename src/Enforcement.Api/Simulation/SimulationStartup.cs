using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Simulation;

internal static class SimulationStartup
{
    /// <summary>
    /// Stands the clock where it stood; in an empty database where <see cref="EnforcementSettings.SimulationStart"/> says, else at real
    /// time.
    /// </summary>
    public static async Task RestoreClockAsync(IServiceProvider services, CancellationToken ct)
    {
        var settings = services.GetRequiredService<EnforcementSettings>();
        if (!settings.Simulation) return;
        var db = services.GetRequiredService<EnforcementDb>();
        var row = await db.Set<SimulatedClockRow>().SingleOrDefaultAsync(ct);
        if (row is null && settings.SimulationStart is { } start && !await db.Set<JournalRow>().AnyAsync(ct))
        {
            db.Add(row = new SimulatedClockRow { Now = start });
            await db.SaveChangesAsync(ct);
        }
        if (row is not null) services.GetRequiredService<LegalClock>().StandAt(row.Now);
    }
}
