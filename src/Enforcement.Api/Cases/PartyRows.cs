using Enforcement.Api.Data;
using Enforcement.Api.Sanctions;
using Enforcement.Api.Suspensions;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Suspensions;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// A row that names a party: what was typed, to be shown, and beside it the keys (<see cref="PartyKey"/>), to be found by.
/// </summary>
internal interface IPartyRow
{
    string? PartyName { get; set; }
    string? PartyIdNumber { get; set; }
    string? PartyNameKey { get; set; }
    string? PartyIdKey { get; set; }
}

internal static class PartyRows
{
    private const int Batch = 500;

    public static void SetParty(this IPartyRow row, string? name, string? idNumber)
    {
        (row.PartyName, row.PartyIdNumber) = (name, idNumber);
        (row.PartyNameKey, row.PartyIdKey) = (PartyKey.Of(name), PartyKey.Of(idNumber));
    }

    /// <summary>Gives rows of an older version of the product their keys; a second run finds nothing to do.</summary>
    public static async Task CatchUpAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
#pragma warning disable CA1309 // compared by the database, as its index is ordered
        await FillAsync(db, last => db.Set<CaseRow>().Where(c => string.Compare(c.Number, last) >= 0).OrderBy(c => c.Number), c =>
            c.Number, ct);
        await FillAsync(db, last => db.Set<SanctionRow>().Where(s => string.Compare(s.CaseNumber, last) >= 0).OrderBy(s => s.CaseNumber),
            s => s.CaseNumber, ct);
#pragma warning restore CA1309

        foreach (var row in await db.Set<SuspensionRow>()
            .Where(s => s.SubjectKey == null || (s.Kind == SuspensionKind.CaseProject && s.PartyIdKey == null)).ToListAsync(ct))
        {
            var idNumber = row.Kind == SuspensionKind.CaseProject ? await db.Set<CaseRow>().Where(c => c.Number == row.About)
                .Select(c => c.PartyIdNumber).SingleOrDefaultAsync(ct) : null;
            row.SubjectKey = PartyKey.Of(row.Subject);
            row.SetParty(row.Party, idNumber);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Asks an index whether a row lacks its keys; if one does, walks once through all in the order of another.</summary>
    private static async Task FillAsync<T>(EnforcementDb db, Func<string, IQueryable<T>> from, Func<T, string> place,
        CancellationToken ct) where T : class, IPartyRow
    {
        if (!await db.Set<T>().AnyAsync(r => r.PartyNameKey == null && r.PartyName != null, ct)) return;
        for (var last = ""; ;)
        {
            var rows = await from(last).Take(Batch).ToListAsync(ct);
            foreach (var row in rows) row.SetParty(row.PartyName, row.PartyIdNumber);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            if (rows.Count < Batch) return;
            last = place(rows[^1]);
        }
    }
}
