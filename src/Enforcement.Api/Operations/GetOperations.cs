using System.Diagnostics.CodeAnalysis;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using Hangfire;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Operations;

/// <summary>A job and its last run; all null while it has not run.</summary>
/// <param name="Name">Which job.</param>
/// <param name="StartedAt">When its last run started, legal time.</param>
/// <param name="EndedAt">When that ended.</param>
/// <param name="Result">What it did, in the reader's language; null when it failed as a whole.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record JobView(string Name, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Result, string? Error);

/// <summary>An item that failed and will be tried again.</summary>
/// <param name="Kind">Which job: <c>outbox</c>, <c>sweep</c>, ….</param>
/// <param name="Key">Which item.</param>
/// <param name="About">What it is about in words of the house, e.g. the message's subject.</param>
/// <param name="Error">Why it failed the last time.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstAt">Since when it exists (outbox) or fails.</param>
/// <param name="NextAttemptAt">When it is tried again, legal time.</param>
public sealed record StuckView(string Kind, string Key, string About, string Error, int Attempts, DateTimeOffset FirstAt,
    DateTimeOffset NextAttemptAt);

/// <summary>Messages not delivered yet, and how many of them failed at least once.</summary>
public sealed record OutboxView(int Pending, int Failed);

/// <summary>The database. <paramref name="FileBytes"/>: size of the SQLite file with its log, null on SQL Server.</summary>
public sealed record DatabaseView(string Provider, long? FileBytes);

/// <summary>The scheduler behind the jobs.</summary>
/// <param name="Pages">Where its own pages are.</param>
/// <param name="Servers">How many processes run jobs; 0: nobody does.</param>
/// <param name="Failed">Runs of the last seven days that failed at every try, though a later one may have made up for them.</param>
public sealed record SchedulerView(string Pages, long Servers, long Failed);

/// <summary>
/// How the system is doing. <paramref name="Scheduler"/>: null where this process neither runs nor enqueues jobs, or when the scheduler's
/// storage does not answer.
/// </summary>
public sealed record OperationsView(
    IReadOnlyList<JobView> Jobs, IReadOnlyList<StuckView> Stuck, OutboxView Outbox, DatabaseView Database, SchedulerView? Scheduler,
    IReadOnlyList<TrackUse> Tracks);

/// <summary>
/// A version of a track, and the cases under it. It may leave the product when none is under it, open or ended: their journals could not be
/// read any more.
/// </summary>
/// <param name="IsCurrent">Cases are opened under it now.</param>
public sealed record TrackUse(string Track, int Version, bool IsCurrent, int Open, int Ended);

/// <summary>How the system is doing, for administrators and auditors.</summary>
public sealed record GetOperations : IRequest<Result<OperationsView>>
{
    private const int MostStuck = 200;

    internal sealed class Handler(EnforcementDb db, EnforcementSettings settings, ICurrentActor current, ILogger<Handler> log,
        JobStorage? storage = null) : IRequestHandler<GetOperations, Result<OperationsView>>
    {
        public async Task<Result<OperationsView>> Handle(GetOperations request, CancellationToken cancellationToken)
        {
            var actor = current.Actor;
            if (!MayRead(actor)) return Refusal.Forbidden;

            // Art 5: a notice whose subject is neither a case nor anything else that they know would tell them of a clue, so that they
            // see no notice's subject.
            var isAuditor = actor.Is(PersonRole.Auditor);
            var runs = await RunsAsync(db, cancellationToken);
            var jobs = JobList.All.Select(j => runs.GetValueOrDefault(j.Name) is { } run
                ? new JobView(j.Name, run.StartedAt, run.EndedAt, run.Done is { } done ? Messages.Of("job.result", done, run.Failed ?? 0)
                    : null, run.Error)
                : new JobView(j.Name, null, null, null, null));

            var messages = await db.Set<OutboxRow>().Where(m => m.DoneAt == null && m.Attempts > 0).OrderBy(m => m.Number).Take(MostStuck)
                .Select(m => new StuckView(OutboxKind, m.Id.ToString(), isAuditor || m.Kind != NoticePayload.Kind ? m.Kind + " "
                    + m.Subject : m.Kind, m.Error ?? "", m.Attempts, m.CreatedAt, m.NextAttemptAt))
                .ToListAsync(cancellationToken);
            var items = await Told(db, actor).OrderBy(s => s.FirstAt).Take(MostStuck)
                .Select(s => new StuckView(s.Kind, s.Key, s.Key, s.Error, s.Attempts, s.FirstAt, s.NextAttemptAt))
                    .ToListAsync(cancellationToken);

            var outbox = await OutboxAsync(db, cancellationToken);
            return new OperationsView([.. jobs], [.. items, .. messages], new OutboxView(outbox.Pending, outbox.Failed),
                new DatabaseView(settings.Provider.ToString(), FileBytes()), Scheduler(),
                await TracksAsync(cancellationToken));
        }

        private async Task<IReadOnlyList<TrackUse>> TracksAsync(CancellationToken ct)
        {
            var cases = await db.Set<CaseRow>().IgnoreQueryFilters().GroupBy(c => new { c.Track, c.TrackVersion })
                .Select(g => new { g.Key, Open = g.Count(c => c.EndedAt == null), All = g.Count() }).ToListAsync(ct);
            return [.. TrackRegistry.All.Select(t => (t, Found: cases.Find(c => c.Key.Track == t.Id && c.Key.TrackVersion == t.Version)))
                .Select(x => new TrackUse(x.t.Id, x.t.Version, x.t == TrackRegistry.Current, x.Found?.Open ?? 0,
                    (x.Found?.All ?? 0) - (x.Found?.Open ?? 0)))];
        }

        private SchedulerView? Scheduler()
        {
            try
            {
                return storage?.GetMonitoringApi().GetStatistics() is { } all
                    ? new SchedulerView(JobDashboard.Path, all.Servers, all.Failed) : null;
            }
            catch (Exception e) // of whatever database: this page is read when something is broken
            {
                log.LogWarning(e, "The scheduler's storage does not answer.");
                return null;
            }
        }

        private long? FileBytes() => settings.Provider != DatabaseProvider.Sqlite ? null : SizeOf(settings.DatabaseFile)
            + SizeOf(settings.DatabaseFile + "-wal");

        private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
    }

    internal const string OutboxKind = JobList.Outbox;

    internal static bool MayRead([NotNullWhen(true)] Actor? actor) =>
        actor is not null && (actor.Is(PersonRole.Administrator) || actor.Is(PersonRole.Auditor));

    /// <summary>The last run of each job that has run.</summary>
    internal static Task<Dictionary<string, JobRunRow>> RunsAsync(EnforcementDb db, CancellationToken ct) =>
        db.Set<JobRunRow>().AsNoTracking().ToDictionaryAsync(j => j.Name, ct);

    /// <summary>Messages not delivered yet, how many of them failed, and since when the oldest waits.</summary>
    internal static async Task<(int Pending, int Failed, DateTimeOffset? OldestAt)> OutboxAsync(EnforcementDb db, CancellationToken ct) =>
        await db.Set<OutboxRow>().Where(m => m.DoneAt == null).GroupBy(_ => 1)
            .Select(g => new { Pending = g.Count(), Failed = g.Count(m => m.Attempts > 0), Oldest = g.Min(m => m.CreatedAt) })
            .SingleOrDefaultAsync(ct) is { } found ? (found.Pending, found.Failed, found.Oldest) : (0, 0, null);

    /// <summary>The stuck work that they may be told of: the journals of clues are the auditors' alone.</summary>
    internal static IQueryable<StuckWorkRow> Told(EnforcementDb db, Actor actor) =>
        JournalCheck.Untold(actor).Aggregate(db.Set<StuckWorkRow>().AsQueryable(), (told, prefix) =>
            told.Where(s => !s.Key.StartsWith(prefix)));
}
