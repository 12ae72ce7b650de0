using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>Running numbers inside the transaction that uses them: no gaps, no doubles.</summary>
internal sealed class SeriesNumbers(EnforcementDb db)
{
    /// <summary>
    /// The next number of a series, from 1. Written before it is read: the row's lock makes others wait instead of taking the same.
    /// </summary>
    public async Task<int> NextAsync(string series, CancellationToken ct)
    {
        if (await db.Set<SeriesRow>().Where(s => s.Series == series)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), ct) == 0)
        {
            db.Add(new SeriesRow { Series = series, Last = 1 });
            await db.SaveChangesAsync(ct);
        }
        return await db.Set<SeriesRow>().AsNoTracking().Where(s => s.Series == series).Select(s => s.Last).SingleAsync(ct);
    }
}
