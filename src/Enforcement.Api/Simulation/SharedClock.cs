using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Simulation;

/// <summary>The clock of a drill stands where the database says, whichever process moved it.</summary>
internal sealed class SharedClock(LegalClock clock) : ISharedState
{
    public async Task LookAsync(EnforcementDb db, CancellationToken ct)
    {
        if (await db.Set<SimulatedClockRow>().AsNoTracking().Select(c => (DateTimeOffset?)c.Now)
            .SingleOrDefaultAsync(ct) is { } stands) clock.StandAt(stands);
    }
}
