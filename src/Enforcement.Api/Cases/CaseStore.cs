using System.Text.Json;
using Enforcement.Api.Calendars;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Api.Suspensions;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>
/// The one write path of cases: load → decide → rows, journal and outbox in one commit. Reads are limited to the actor's scope by
/// the context; the sweep asks to look past it.
/// </summary>
internal sealed class CaseStore(EnforcementDb db, UnitOfWork work, CaseQueries queries, UnitDirectory units, PolicyBook policies, CalendarBook calendars,
    SeriesNumbers series, CaseSearch search)
{
    public static string StreamOf(string number) => $"case/{number}";

    /// <summary>The case as its journal adds up to, or null when it is not there or not the actor's to see.</summary>
    public async Task<CaseState?> FindAsync(string number, CancellationToken ct) =>
        await db.Set<CaseRow>().AnyAsync(c => c.Number == number, ct) ? await FoldAsync(number) : null;

    /// <summary>Opens a case under the policy in force today; looks for demolished places and parties that it repeats (Art 26).</summary>
    /// <param name="opening">The facts; its number and repeats are filled in here.</param>
    public Task<Result<CaseState>> OpenAsync(CaseOpening opening, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        work.RunAsync<Result<CaseState>>(async () =>
        {
            var policy = CasePolicy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now));
            var repeats = await RepeatFinder.FindAsync(db, opening.Place, opening.Party, policy, now, ct);
            var number = await NextNumberAsync(opening.Town, LegalTime.DateOf(now).Year, ct);
            var context = new CaseContext(policy, await calendars.GetAsync(ct), now, actor);
            var decision = CaseDecider.Open(opening with { Number = number, RepeatOf = repeats }, context);
            return decision.IsAccepted ? await SaveAsync(null, null, decision, context, ct) : decision.Refusal;
        }, ct, r => r.IsOk);

    /// <summary>Executes a command. <paramref name="version"/>: the version that the person saw, or null to not compare.</summary>
    public Task<Result<CaseState>> ExecuteAsync(string number, int? version, CaseCommand command, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        work.RunAsync<Result<CaseState>>(async () =>
        {
            var row = await queries.RowAsync(db, number);
            if (row is null) return new Refusal("not-found", RefusalKind.NotFound);
            if (version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
            var state = await FoldAsync(number);
            var context = await ContextAsync(state, actor, now, ct);
            if (command is IdentifyParty identify)
                command = identify with { RepeatOf = await RepeatFinder.FindAsync(db, state.Opened.Place, identify.Party, context.Policy, state.Opened.At, ct, number) };
            var decision = CaseDecider.Decide(state, command, context);
            return decision.IsAccepted ? await SaveAsync(row, state, decision, context, ct) : decision.Refusal;
        }, ct, r => r.IsOk);

    /// <summary>
    /// Records what time brought about in some cases, all or none: what they read and write is read and written together, since for each alone the ways to the database and back
    /// cost more than the work. A second run finds nothing.
    /// </summary>
    public Task PassTimeAsync(IReadOnlyList<string> numbers, DateTimeOffset now, CancellationToken ct) =>
        work.RunAsync(async () =>
        {
            var added = new List<object>();
            foreach (var (row, entries) in await CaseQueries.ManyAsync(db, numbers, ct))
            {
                var state = Fold(entries);
                var context = await ContextAsync(state, Actor.System, now, ct);
                if (CaseDecider.PassTime(state, context) is { Events.Count: > 0 } passed) await ApplyAsync(row, state, passed, context, added.Add, ct);
            }
            await db.AddManyAsync(added, ct); // and the changed rows
            db.ChangeTracker.Clear(); // a sweep goes on with the next cases in the same context
            return true;
        }, ct);

    internal async Task<CaseState> FoldAsync(string number) => Fold(await queries.EntriesAsync(db, StreamOf(number)));

    private static CaseState Fold(IEnumerable<CaseQueries.Entry> entries) => CaseEvolution.Fold(entries.Select(e => EventJson<CaseEvent>.Read(e.Type, e.Data)));

    private async Task<CaseContext> ContextAsync(CaseState state, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        new(await policies.VersionAsync(state.Opened.PolicyVersion, ct), await calendars.GetAsync(ct), now, actor);

    private async Task<CaseState> SaveAsync(CaseRow? row, CaseState? before, Decision<CaseState, CaseEvent> decision, CaseContext x, CancellationToken ct)
    {
        var saved = await ApplyAsync(row, before, decision, x, added => db.Add(added), ct);
        await db.SaveChangesAsync(ct);
        if (row is null || decision.Events.Any(e => e is PartyIdentified)) await search.PutAsync(saved, ct);
        return decision.State!;
    }

    /// <summary>Brings a case's rows in line with its events; <paramref name="add"/> takes its journal entries and its messages.</summary>
    private async Task<CaseRow> ApplyAsync(
        CaseRow? row, CaseState? before, Decision<CaseState, CaseEvent> decision, CaseContext x, Action<object> add, CancellationToken ct)
    {
        var (state, events) = (decision.State!, decision.Events);
        var entered = state.Stages.Skip(before?.Stages.Count ?? 0).ToList();
        var isNew = row is null;
        if (row is null) db.Add(row = CaseProjection.NewRow(state));
        if (!isNew && entered.Where((e, i) => e.At < row.StageSince || entered.Take(i).Any(earlier => earlier.At > e.At)).Any())
            await db.Entry(row).Collection(c => c.Spans).LoadAsync(ct);
        var from = before?.Stage;
        foreach (var stage in entered)
        {
            CaseProjection.Step(db, row, from, stage.Stage, stage.At);
            from = stage.Stage;
        }
        if (x.Actor.ActsFor(state.Town)) row.Handler = x.Actor.UserName;
        var head = JournalChain.Append(
            add, StreamOf(state.Number), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash),
            events.Select(e => EventJson<CaseEvent>.Write(e, e.At)), x.Actor, x.Policy.Version, x.Now);
        row.HeadHash = head.Hash;
        var directory = await units.GetAsync(ct);
        CaseProjection.Update(row, state, events, directory);
        foreach (var notice in CaseNotices.Of(before, state, events, directory)) add(notice.ToRow(StreamOf(state.Number), x.Now));
        if (events.Any(SanctionRules.Changes)) Send(SanctionPayload.Kind, new SanctionPayload(state.Number));
        if (events.Any(e => e is PartyIdentified)) Send(SuspensionPayload.Kind, new SuspensionPayload(state.Number));
        return row;

        void Send<T>(string kind, T payload) => add(new OutboxRow
        {
            Id = Guid.CreateVersion7(x.Now), Kind = kind, Subject = StreamOf(state.Number), CreatedAt = x.Now, NextAttemptAt = x.Now,
            Payload = JsonSerializer.Serialize(payload, EnforcementJson.Options),
        });
    }

    private async Task<string> NextNumberAsync(string town, int year, CancellationToken ct) =>
        $"MY{year}-{town[^3..]}-{await series.NextAsync($"case/{year}/{town}", ct):D4}";
}
