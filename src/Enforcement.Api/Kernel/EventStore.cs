using System.Linq.Expressions;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Kernel;

/// <summary>
/// The one write path of whatever has a journal: load → decide → journal, row and messages in one commit. What was not found is not told
/// apart from what is not the
/// reader's to see, since the context limits what is read to the reader's scope. A store says only where its things differ.
/// </summary>
/// <typeparam name="TState">What a journal adds up to.</typeparam>
/// <typeparam name="TEvent">Its entries.</typeparam>
/// <typeparam name="TRow">What lists need of it; it keeps where the journal ends.</typeparam>
internal abstract class EventStore<TState, TEvent, TRow>(StoreParts parts, IEnumerable<IReceiver<TState, TEvent>> receivers)
    where TState : class where TEvent : Event where TRow : class, IJournaledRow
{
    protected StoreParts Parts => parts;

    protected EnforcementDb Db => parts.Db;

    /// <summary>The journal's name.</summary>
    protected abstract string Stream(TRow row);

    /// <summary>The next state.</summary>
    protected abstract TState Evolve(TState? state, TEvent e);

    /// <summary>The row of something new.</summary>
    protected abstract TRow NewRow(TState state);

    /// <summary>Brings the row in line with the state that the actor's events led to.</summary>
    protected abstract void Project(TRow row, TState? before, TState after, IReadOnlyList<TEvent> events, Actor actor, Units units);

    /// <summary>The rows with what belongs to them, as the reader may see them.</summary>
    protected virtual IQueryable<TRow> Rows => Db.Set<TRow>();

    /// <summary>The version of the policy under which something stands: the one in force, unless it keeps its own.</summary>
    protected virtual Task<int> PolicyVersionAsync(TState state, DateTimeOffset now, CancellationToken ct) => PolicyAsync(now, ct);

    /// <summary>The version of the policy that is in force.</summary>
    public async Task<int> PolicyAsync(DateTimeOffset now, CancellationToken ct) =>
        Policy.InForce(await parts.Policies.AllAsync(ct), LegalTime.DateOf(now)).Version;

    /// <summary>The one, tracked, as its journal adds up to; null when it is not there or not the reader's to see.</summary>
    public async Task<(TRow Row, TState State)?> FindAsync(Expression<Func<TRow, bool>> which, CancellationToken ct) =>
        await Rows.SingleOrDefaultAsync(which, ct) is { } row ? (row, await FoldAsync(row, ct)) : null;

    /// <summary>What the row's journal adds up to.</summary>
    public async Task<TState> FoldAsync(TRow row, CancellationToken ct) => Fold(await Db.ReadAsync<TEvent>(Stream(row), ct));

    protected TState Fold(IEnumerable<TEvent> events) =>
        events.Aggregate((TState?)null, Evolve)
            ?? throw new InvalidOperationException($"A journal of {typeof(TState).Name} without entries.");

    /// <summary>Lets the rules decide on one and writes what they came to, all or nothing.</summary>
    /// <param name="version">The version that the person saw, or null to not compare.</param>
    public Task<Result<(TRow Row, TState State)>> ExecuteAsync(
        Expression<Func<TRow, bool>> which, int? version, Func<TState, Context, Task<Decision<TState, TEvent>>> decide,
        CancellationToken ct) =>
        parts.Work.RunAsync<Result<(TRow, TState)>>(async () =>
        {
            if (await FindAsync(which, ct) is not var (row, state)) return Refusal.NotFound;
            return await ExecuteAsync(row, state, version, decide, ct);
        }, ct, r => r.IsOk);

    /// <summary>The same where the rules need nothing else.</summary>
    public Task<Result<(TRow Row, TState State)>> ExecuteAsync(
        Expression<Func<TRow, bool>> which, int? version, Func<TState, Context, Decision<TState, TEvent>> decide, CancellationToken ct) =>
        ExecuteAsync(which, version, (state, x) => Task.FromResult(decide(state, x)), ct);

    /// <summary>The same of one that was found; the caller's unit of work commits.</summary>
    protected async Task<Result<(TRow, TState)>> ExecuteAsync(
        TRow row, TState state, int? version, Func<TState, Context, Task<Decision<TState, TEvent>>> decide, CancellationToken ct)
    {
        if (version is { } seen && seen != row.Version) return Refusal.Conflict;
        var x = new Context(parts.Clock.Now, CurrentActor.Require(parts.Current));
        var decision = await decide(state, x);
        if (!decision.IsAccepted) return decision.Refusal;
        return (await WriteAsync(row, state, decision, x, await PolicyVersionAsync(state, x.Now, ct), ct), decision.State);
    }

    /// <summary>Writes what was decided; the caller's unit of work commits.</summary>
    /// <param name="row">Null of something new.</param>
    public async Task<TRow> WriteAsync(
        TRow? row, TState? before, Decision<TState, TEvent> decision, Context x, int policyVersion, CancellationToken ct)
    {
        row = Write(row, before, decision, x, policyVersion, await parts.Units.GetAsync(ct), added => Db.Add(added));
        await Db.SaveChangesAsync(ct);
        return row;
    }

    /// <summary>Adds something new; the caller saves.</summary>
    public async Task<TRow> AddAsync(Decision<TState, TEvent> decision, Context x, CancellationToken ct) => Write(
        null, null, decision, x, await PolicyVersionAsync(decision.State!, x.Now, ct), await parts.Units.GetAsync(ct), added =>
            Db.Add(added));

    /// <summary>Writes without saving, for who saves many at once.</summary>
    /// <param name="add">Takes the new row, the journal's entries and the messages.</param>
    protected TRow Write(
        TRow? row, TState? before, Decision<TState, TEvent> decision, Context x, int policyVersion, Units units, Action<object> add)
    {
        var (after, events) = (decision.State!, decision.Events);
        if (events.Count == 0) return row!;
        if (row is null) add(row = NewRow(after));
        var stream = Stream(row);
        var head = before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash);
        head = JournalChain.Append(add, stream, head, events.Select(e => EventJson<TEvent>.Write(e, e.At)), x.Actor, policyVersion, x.Now);
        (row.Version, row.HeadHash) = (head.Sequence, head.Hash);
        Project(row, before, after, events, x.Actor, units);
        foreach (var message in receivers.SelectMany(r => r.Hear(before, after, events, units))) add(message.ToRow(stream, x.Now));
        return row;
    }
}
