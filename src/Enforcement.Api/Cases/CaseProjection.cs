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
            OpenedAt = s.Opened.At, PolicyVersion = s.Opened.PolicyVersion, Address = s.Opened.Address, Lon = s.Opened.Place.Lon, Lat = s.Opened.Place.Lat, HeadHash = "",
        };
        row.Locate(s.Opened.Place.Geometry);
        return row;
    }

    /// <summary>Brings rows of an older version of the product up to date: the index of places, the stages behind them, who handles them, what search finds.</summary>
    public static async Task CatchUpAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, search) = (services.GetRequiredService<EnforcementDb>(), services.GetRequiredService<CaseSearch>());
        while (true)
        {
            var rows = await db.Set<CaseRow>().IgnoreQueryFilters().Where(c => c.Cell == 0 || c.StageSince == null).OrderBy(c => c.OpenedAt).ThenBy(c => c.Number).Take(500).ToListAsync(ct);
            if (rows.Count == 0) return;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var row in rows)
            {
                var stream = CaseStore.StreamOf(row.Number);
                CaseState? state = null;
                foreach (var entry in await db.Set<JournalRow>().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(ct))
                {
                    var e = EventJson<CaseEvent>.Read(entry.Type, entry.Data);
                    var next = CaseEvolution.Evolve(state, e);
                    if (row.StageSince is null || next.Stage != state?.Stage) Step(row, state?.Stage, next.Stage, e.At);
                    if (entry.Unit == row.Town) row.Handler = entry.By;
                    state = next;
                }
                row.Locate(state!.Opened.Place.Geometry);
            }
            await db.SaveChangesAsync(ct);
            foreach (var row in rows) await search.AddAsync(row, ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The case stands at another stage from an instant on.</summary>
    /// <param name="from">Null: it was opened.</param>
    public static void Step(CaseRow row, CaseStage? from, CaseStage to, DateTimeOffset at)
    {
        if (from is { } left && row.StageSince is { } since)
            row.Spans.Add(new StageSpanRow { CaseNumber = row.Number, Town = row.Town, Stage = left, EnteredAt = since, LeftAt = at, Hours = Math.Max((int)(at - since).TotalHours, 0) });
        row.StageSince = at;
        row.EndedAt = to is CaseStage.Closed or CaseStage.Withdrawn ? at : null;
    }

    public static void Update(CaseRow row, CaseState s, IReadOnlyList<CaseEvent> events, Units units)
    {
        row.Stage = s.Stage;
        row.SetParty(s.Party?.Name, s.Party?.IdNumber);
        row.IsRepeat = s.IsRepeat;
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
