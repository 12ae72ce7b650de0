using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

/// <summary>Every unit. One a process.</summary>
internal sealed class UnitDirectory(IServiceScopeFactory scopes, Stamps stamps, TimeProvider real)
{
    private readonly Kept<Units> _units = new(Stamps.Units, scopes, stamps, real, async (db, ct) =>
        new Units(await db.Set<UnitRow>().AsNoTracking().OrderBy(u => u.Code).ToListAsync(ct)));

    public Task<Units> GetAsync(CancellationToken ct) => _units.GetAsync(ct);

    /// <summary>Called after a unit was changed.</summary>
    public void Forget() => _units.Forget();
}
