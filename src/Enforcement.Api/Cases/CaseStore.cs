using Enforcement.Api.Calendars;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>The write path of cases, which keep their policy, and pass time many together.</summary>
internal sealed class CaseStore(
    StoreParts parts, IEnumerable<IReceiver<CaseState, CaseEvent>> receivers, CaseQueries queries, CalendarBook calendars,
    SeriesNumbers series, CaseSearch search)
    : EventStore<CaseState, CaseEvent, CaseRow>(parts, receivers)
{
    public static string StreamOf(string number) => $"case/{number}";

    protected override string Stream(CaseRow row) => StreamOf(row.Number);

    protected override CaseState Evolve(CaseState? state, CaseEvent e) => CaseEvolution.Evolve(state, e);

    /// <summary>The case as its journal adds up to, or null when it is not there or not the actor's to see.</summary>
    public async Task<CaseState?> FindAsync(string number, CancellationToken ct) =>
        await Db.Set<CaseRow>().AnyAsync(c => c.Number == number, ct) ? await FoldAsync(number) : null;

    /// <summary>The case whoever asks.</summary>
    public async Task<CaseState> FoldAsync(string number) => Fold(EventsOf(await queries.EntriesAsync(Db, StreamOf(number))));

    /// <summary>Opens a case under the policy in force today; looks for demolished places and parties that it repeats (Art 26).</summary>
    /// <param name="opening">The facts; its number and repeats are filled in here.</param>
    public Task<Result<CaseState>> OpenAsync(CaseOpening opening, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        Parts.Work.RunAsync<Result<CaseState>>(async () =>
        {
            var policy = Policy.InForce(await Parts.Policies.AllAsync(ct), LegalTime.DateOf(now));
            var repeats = await RepeatFinder.FindAsync(Db, opening.Place, opening.Party, policy, now, ct);
            var number = await NextNumberAsync(opening.Town, LegalTime.DateOf(now).Year, ct);
            var x = new CaseContext(policy, await calendars.GetAsync(ct), now, actor);
            var decision = CaseDecider.Open(opening with { Number = number, RepeatOf = repeats }, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await WriteAsync(null, null, decision, x, policy.Version, ct);
            await search.PutAsync(row, ct);
            return decision.State;
        }, ct, r => r.IsOk);

    /// <summary>Executes a command. <paramref name="version"/>: the version that the person saw, or null to not compare.</summary>
    public Task<Result<CaseState>> ExecuteAsync(string number, int? version, CaseCommand command, Actor actor, DateTimeOffset now,
        CancellationToken ct) =>
        Parts.Work.RunAsync<Result<CaseState>>(async () =>
        {
            if (await queries.RowAsync(Db, number) is not { } row) return Refusal.NotFound;
            if (version is { } seen && seen != row.Version) return Refusal.Conflict;
            var state = await FoldAsync(number);
            var x = await ContextAsync(state, actor, now, ct);
            if (command is IdentifyParty identify)
                command = identify with { RepeatOf = await RepeatFinder.FindAsync(Db, state.Opened.Place, identify.Party, x.Policy,
                    state.Opened.At, ct, number) };
            var decision = CaseDecider.Decide(state, command, x);
            if (!decision.IsAccepted) return decision.Refusal;
            // A fact recorded late takes back what time alone had brought about: the stages that it was in are read only then.
            if (CaseProjection.GoesBack(row, state, decision.State)) await Db.Entry(row).Collection(c => c.Spans).LoadAsync(ct);
            await WriteAsync(row, state, decision, x, x.Policy.Version, ct);
            if (decision.Events.Any(e => e is PartyIdentified)) await search.PutAsync(row, ct);
            return decision.State;
        }, ct, r => r.IsOk);

    /// <summary>
    /// Records what time brought about in some cases, all or none: what they read and write is read and written together, since for each
    /// alone the ways to the database and back
    /// cost more than the work. A second run finds nothing.
    /// </summary>
    public Task PassTimeAsync(IReadOnlyList<string> numbers, DateTimeOffset now, CancellationToken ct) =>
        Parts.Work.RunAsync(async () =>
        {
            var (added, units) = (new List<object>(), await Parts.Units.GetAsync(ct));
            foreach (var (row, entries) in await CaseQueries.ManyAsync(Db, numbers, ct))
            {
                var state = Fold(EventsOf(entries));
                var x = await ContextAsync(state, Actor.System, now, ct);
                Write(row, state, CaseDecider.PassTime(state, x), x, x.Policy.Version, units, added.Add);
            }
            await Db.AddManyAsync(added, ct); // and the changed rows
            Db.ChangeTracker.Clear(); // a sweep goes on with the next cases in the same context
            return true;
        }, ct);

    protected override CaseRow NewRow(CaseState state) => CaseProjection.NewRow(state);

    protected override void Project(CaseRow row, CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Actor actor,
        Units units)
    {
        CaseProjection.Update(Db, row, before, after, events, units);
        if (actor.ActsFor(after.Town)) row.Handler = actor.UserName;
    }

    private static IEnumerable<CaseEvent> EventsOf(IEnumerable<CaseQueries.Entry> entries) =>
        entries.Select(e => EventJson<CaseEvent>.Read(e.Type, e.Data));

    private async Task<CaseContext> ContextAsync(CaseState state, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        new(await Parts.Policies.VersionAsync(state.Opened.PolicyVersion, ct), await calendars.GetAsync(ct), now, actor);

    private async Task<string> NextNumberAsync(string town, int year, CancellationToken ct) =>
        $"MY{year}-{town[^3..]}-{await series.NextAsync($"case/{year}/{town}", ct):D4}";
}
