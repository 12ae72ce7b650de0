using Enforcement.Api.Journal;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>Brings the rows of a case in line with its state. Adds and changes, never removes.</summary>
internal static class CaseProjection
{
    public static CaseRow NewRow(CaseState s)
    {
        var row = new CaseRow
        {
            Number = s.Number, Town = s.Town, Village = s.Opened.Village, FirstFinder = s.Opened.FirstFinder, FoundAt = s.Opened.FoundAt,
            OpenedAt = s.Opened.At, PolicyVersion = s.Opened.PolicyVersion, Address = s.Opened.Address, Lon = s.Opened.Place.Lon, Lat = s.Opened.Place.Lat,
            PartyName = s.Opened.Party?.Name, PartyIdNumber = s.Opened.Party?.IdNumber, IsRepeat = s.IsRepeat, HeadHash = "",
        };
        row.Locate(s.Opened.Place.Geometry);
        return row;
    }

    /// <summary>Puts cases of an older version of the product into the index of places.</summary>
    public static async Task LocateAllAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var store = services.GetRequiredService<CaseStore>();
        foreach (var row in await db.Set<CaseRow>().IgnoreQueryFilters().Where(c => c.Cell == 0).ToListAsync(ct)) row.Locate((await store.FoldAsync(row.Number)).Opened.Place.Geometry);
        await db.SaveChangesAsync(ct);
    }

    public static void Update(CaseRow row, CaseState s, IReadOnlyList<CaseEvent> events, Units units)
    {
        row.Stage = s.Stage;
        row.IsSuspended = s.SuspendedAt is not null;
        row.DemolishedAt = s.Demolition?.At;
        row.Version = s.Version;
        var next = s.Deadlines.Where(d => d.State == DeadlineState.Running).MinBy(d => d.DueAt);
        row.NextDeadline = next?.Kind;
        row.NextDueAt = next?.DueAt;
        row.LateSince = s.LateSince;
        UpdateDeadlines(row, s);
        UpdateDuties(row, s, units);
        foreach (var e in events)
        {
            if (CaseNotices.ReceiverOf(e) is { } receiver)
                row.Referrals.Add(new ReferralRow { CaseNumber = row.Number, ToUnit = units.Body(receiver).Code, Cause = EventName.Of(e.GetType()), At = e.At });
        }
    }

    private static void UpdateDeadlines(CaseRow row, CaseState s)
    {
        foreach (var d in s.Deadlines)
        {
            var target = row.Deadlines.Find(r => r.Kind == d.Kind);
            if (target is null) row.Deadlines.Add(target = new DeadlineRow { CaseNumber = row.Number, Kind = d.Kind });
            target.State = d.State;
            target.DueAt = d.DueAt;
            target.BreachedAt = d.BreachedAt;
        }
    }

    /// <summary>The state only adds to its list of duties or closes one of it: a duty keeps its place.</summary>
    private static void UpdateDuties(CaseRow row, CaseState s, Units units)
    {
        for (var i = 0; i < s.Duties.Count; i++)
        {
            var duty = s.Duties[i];
            var target = row.Duties.Find(d => d.Position == i);
            if (target is null)
            {
                row.Duties.Add(target = new DutyRow
                {
                    CaseNumber = row.Number, Position = i, Kind = duty.Kind, Unit = CaseNotices.CodeOf(duty.Holder, s, units), OpenedAt = duty.OpenedAt,
                });
            }
            target.DoneAt = duty.DoneAt;
            target.DueAt = s.IsSuspendedFor(duty) ? null : s.DueAt(duty);
        }
    }
}
