using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// Brings the rows of a case in line with its state. Adds and changes; takes away only what a fact recorded late shows not to have been.
/// </summary>
internal static class CaseProjection
{
    public static CaseRow NewRow(CaseState s)
    {
        var row = new CaseRow
        {
            Number = s.Number, Town = s.Town, Village = s.Opened.Village, FirstFinder = s.Opened.FirstFinder, FoundAt = s.Opened.FoundAt,
            OpenedAt = s.Opened.At, PolicyVersion = s.Opened.PolicyVersion, Track = s.Track.Id, TrackVersion = s.Track.Version,
            Address = s.Opened.Address, Lon = s.Opened.Place.Lon, Lat = s.Opened.Place.Lat, HeadHash = "",
        };
        row.Locate(s.Opened.Place.Geometry);
        return row;
    }

    /// <summary>
    /// Brings rows of an older version of the product up to date: the index of places, the stages behind them, who handles them, what
    /// search finds;
    /// stages left before they were entered; what a suspended case still had due.
    /// </summary>
    public static async Task CatchUpAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, search) = (services.GetRequiredService<EnforcementDb>(), services.GetRequiredService<CaseSearch>());
        while (true)
        {
            var rows = await db.Set<CaseRow>().IgnoreQueryFilters().Include(c => c.Spans).Include(c => c.Duties).AsSplitQuery()
                .Where(c => c.Cell == 0 || c.StageSince == null
                    || (c.IsSuspended && (c.NextDueAt != null || c.Duties.Any(d => d.DueAt != null)))
                    || db.Set<StageSpanRow>().Where(s => s.LeftAt < s.EnteredAt).Select(s => s.CaseNumber).Contains(c.Number))
                .OrderBy(c => c.OpenedAt).ThenBy(c => c.Number).Take(500).ToListAsync(ct);
            if (rows.Count == 0) return;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var row in rows)
            {
                var stream = CaseStore.StreamOf(row.Number);
                foreach (var span in row.Spans.ToList()) Drop(db, row, span);
                row.StageSince = null;
                CaseState? state = null;
                foreach (var entry in await db.Set<JournalRow>().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(ct))
                {
                    var e = EventJson<CaseEvent>.Read(entry.Type, entry.Data);
                    var next = CaseEvolution.Evolve(state, e);
                    if (row.StageSince is null || next.Stage != state?.Stage) Step(db, row, state?.Stage, next.Stage, e.At);
                    if (entry.Unit == row.Town) row.Handler = entry.By;
                    state = next;
                }
                row.Locate(state!.Opened.Place.Geometry);
                if (row.IsSuspended)
                {
                    (row.NextDeadline, row.NextDueAt) = (null, null);
                    foreach (var duty in row.Duties) duty.DueAt = null;
                }
            }
            await db.SaveChangesAsync(ct);
            foreach (var row in rows) await search.PutAsync(row, ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// The case stands at another stage from an instant on. A fact recorded late undoes what time alone had brought about meanwhile: the
    /// stage at which it happened was left
    /// then, and those entered later never were. Its spans must have been read when it goes back.
    /// </summary>
    /// <param name="from">Null: it was opened.</param>
    public static void Step(EnforcementDb db, CaseRow row, CaseStage? from, CaseStage to, DateTimeOffset at)
    {
        if (from is { } left && row.StageSince is { } since)
        {
            foreach (var span in row.Spans.Where(s => s.LeftAt > at).ToList())
            {
                if (span.EnteredAt > at) Drop(db, row, span);
                else (span.LeftAt, span.Hours) = (at, (int)(at - span.EnteredAt).TotalHours);
            }
            if (at < since) since = row.Spans.Count == 0 ? at
                : since; // what was done before the case was opened left its first stage at once
            if (at >= since) row.Spans.Add(new StageSpanRow { CaseNumber = row.Number, Town = row.Town, Stage = left, EnteredAt = since,
                LeftAt = at, Hours = (int)(at - since).TotalHours });
        }
        row.StageSince = at;
        row.EndedAt = TrackRegistry.StageOf(to).IsEnd ? at : null;
    }

    private static void Drop(EnforcementDb db, CaseRow row, StageSpanRow span)
    {
        if (db.Entry(span).State != EntityState.Detached) db.Remove(span);
        row.Spans.Remove(span);
    }

    /// <summary>True when a stage was entered before another was left: then the spans of the stages must be read.</summary>
    public static bool GoesBack(CaseRow row, CaseState before, CaseState after)
    {
        var entered = after.Stages.Skip(before.Stages.Count).ToList();
        return entered.Where((e, i) => e.At < row.StageSince || entered.Take(i).Any(earlier => earlier.At > e.At)).Any();
    }

    public static void Update(EnforcementDb db, CaseRow row, CaseState? before, CaseState s, IReadOnlyList<CaseEvent> events, Units units)
    {
        var from = before?.Stage;
        foreach (var stage in s.Stages.Skip(before?.Stages.Count ?? 0))
        {
            Step(db, row, from, stage.Stage, stage.At);
            from = stage.Stage;
        }
        row.Stage = s.Stage;
        row.SetParty(s.Party?.Name, s.Party?.IdNumber);
        row.IsRepeat = s.IsRepeat;
        row.IsSuspended = s.SuspendedAt is not null;
        row.DemolishedAt = s.Demolition?.At;
        row.Version = s.Version;
        // A suspended case raises no alarm, though the end of the year goes on running and what had passed before stays passed.
        var next = row.IsSuspended ? null : s.Deadlines.Where(d => d.State == DeadlineState.Running).MinBy(d => d.DueAt);
        row.NextDeadline = next?.Kind;
        row.NextDueAt = next?.DueAt;
        row.LateSince = s.LateSince;
        UpdateDeadlines(row, s);
        UpdateDuties(row, s, units);
        foreach (var e in events)
        {
            if (CaseReceivers.SentTo(e) is { } receiver)
                row.Referrals.Add(new ReferralRow { CaseNumber = row.Number, ToUnit = units.Body(receiver).Code,
                    Cause = EventName.Of(e.GetType()), At = e.At });
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
                    CaseNumber = row.Number, Position = i, Kind = duty.Kind, Unit = units.CodeFor(duty.Holder, s.Town),
                    OpenedAt = duty.OpenedAt,
                });
            }
            target.DoneAt = duty.DoneAt;
            target.DueAt = row.IsSuspended ? null : s.DueAt(duty);
        }
    }
}
