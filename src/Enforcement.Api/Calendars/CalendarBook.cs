using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Calendars;

/// <summary>The working-day calendar of every recorded year. One a process.</summary>
internal sealed class CalendarBook(IServiceScopeFactory scopes, Stamps stamps, TimeProvider real)
{
    private readonly Kept<WorkingCalendar> _calendar = new(
        Stamps.Calendars, scopes, stamps, real, async (db, ct) =>
            new WorkingCalendar((await db.Set<CalendarRow>().AsNoTracking().ToListAsync(ct)).Select(r => CalendarFile.Parse(r.Data))));

    public Task<WorkingCalendar> GetAsync(CancellationToken ct) => _calendar.GetAsync(ct);

    /// <summary>Called after a year was imported.</summary>
    public void Forget() => _calendar.Forget();

    /// <summary>Records the built-in years that the database does not hold yet.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var now = services.GetRequiredService<LegalClock>().Now;
        var known = await db.Set<CalendarRow>().Select(c => c.Year).ToListAsync(ct);
        foreach (var (year, json) in CalendarFile.EmbeddedJson().Select(json => (CalendarFile.Parse(json).Year, json))
            .Where(y => !known.Contains(y.Year)))
            db.Add(new CalendarRow { Year = year, Data = json, RecordedAt = now, RecordedBy = Actor.System.UserName });
        if (await db.SaveChangesAsync(ct) > 0) await Stamps.ChangeAsync(db, ct,
            Stamps.Calendars); // processes of the release before keep running beside this one
    }
}
