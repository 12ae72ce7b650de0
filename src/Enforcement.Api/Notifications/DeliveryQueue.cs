using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// What waits to leave the site: queued in the commit that makes the notice, claimed by receiver, marked at once when it left.
/// </summary>
internal sealed class DeliveryQueue(EnforcementDb db, UnitOfWork work, MailSettings mail, LegalClock clock, TimeProvider real,
    ILogger<DeliveryQueue> log)
{
    /// <summary>What the mail server is called among those who may not answer.</summary>
    public const string MailServer = "smtp";

    private const int LongestError = 500, Batch = 500;

    /// <summary>
    /// How long a process has what it claimed: longer than a <see cref="Turn"/>, the longest sending behind it (20 s) and some tries to
    /// mark it
    /// together. After that another one may take it: the first is dead.
    /// </summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Queues a new notice for each person of the unit who wants mail, and for each of its webhooks; the caller's unit of work commits.
    /// </summary>
    public async Task AddAsync(NoticeRow notice, CancellationToken ct)
    {
        var (now, isUrgent) = (clock.Now, DeliveryRules.IsUrgent(notice.Kind));
        if (mail.IsOn)
        {
            var people = await db.Users.Where(p => p.UnitCode == notice.UnitCode && !p.Disabled)
                .Join(db.Set<PreferenceRow>().AsNoTracking().Where(p => p.Email), p => p.Id, p => p.PersonId, (_, p) => p).ToListAsync(ct);
            foreach (var p in people)
                Add(DeliveryChannel.Email, p.PersonId, DeliveryRules.LeavesAt(now, isUrgent, p.Quiet, p.Digest ? p.DigestAt : null),
                    p.Digest && !isUrgent);
        }
        foreach (var id in await db.Set<WebhookRow>().Where(w => w.UnitCode == notice.UnitCode).Select(w => w.Id).ToListAsync(ct))
            Add(DeliveryChannel.Webhook, id.ToString(), now, false);

        void Add(DeliveryChannel channel, string target, DateTimeOffset leavesAt, bool digest) => db.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(now), NoticeId = notice.Id, Channel = channel, Target = target, UnitCode = notice.UnitCode,
            QueuedAt = now, LeavesAt = leavesAt, NextAttemptAt = leavesAt, Digest = digest,
        });
    }

    /// <summary>Who is to be sent something now.</summary>
    public async Task<IReadOnlyList<(DeliveryChannel Channel, string Target)>> ReceiversAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var due = await Free().Where(d => d.NextAttemptAt <= now).Select(d => new { d.Channel, d.Target }).Distinct().ToListAsync(ct);
        return due.ConvertAll(d => (d.Channel, d.Target));
    }

    /// <summary>
    /// Claims what is due for a receiver, those that never failed first, so that one that always fails holds back nothing: at most so
    /// many, or one whole daily mail. Nothing
    /// when another process was faster.
    /// </summary>
    /// <param name="rest">For how long a webhook is to get nothing from the claim on; null: no matter.</param>
    public async Task<List<DeliveryRow>> ClaimAsync(DeliveryChannel channel, string target, int most, CancellationToken ct,
        TimeSpan? rest = null)
    {
        db.ChangeTracker.Clear(); // batch after batch: only the present one is kept in memory
        try
        {
            return await work.RunAsync(async () =>
            {
                var (now, until) = (clock.Now, real.GetUtcNow() + Claim);
                var hook = rest is null ? null : await db.Set<WebhookRow>().FindAsync([Guid.Parse(target)], ct);
                if (hook?.RestsUntil > real.GetUtcNow()) return [];
                var due = Free().Where(d => d.Channel == channel && d.Target == target && d.NextAttemptAt <= now);
                var rows = await due.OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(most).ToListAsync(ct);
                if (rows is [{ Digest: true } first, ..]) rows = await due.Where(d => d.Digest && d.LeavesAt == first.LeavesAt)
                    .OrderBy(d => d.Id).ToListAsync(ct);
                else rows.RemoveAll(d => d.Digest);
                foreach (var row in rows) row.ClaimedUntil = until;
                if (hook is not null && rows.Count > 0) hook.RestsUntil = real.GetUtcNow() + rest;
                await db.SaveChangesAsync(ct);
                return rows;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [];
        }
    }

    /// <summary>The notices of some deliveries, as far as the present actor may read them and the case or lead behind them, now.</summary>
    public async Task<IReadOnlyDictionary<Guid, NoticeRow>> ReadableAsync(IEnumerable<DeliveryRow> rows, CancellationToken ct)
    {
        var readable = new Dictionary<Guid, NoticeRow>();
        foreach (var ids in rows.Select(r => r.NoticeId).Chunk(Batch))
        {
            var notices = await db.Set<NoticeRow>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync(ct);
            var numbers = notices.Select(n => n.CaseNumber).OfType<string>().Distinct().ToList();
            var cases = (await db.Set<CaseRow>().Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync(ct)).ToHashSet();
            var leadIds = notices.Select(n => n.LeadId).OfType<Guid>().Distinct().ToList();
            var leads = (await db.Set<LeadRow>().Where(l => leadIds.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct)).ToHashSet();
            foreach (var n in notices.Where(n => (n.CaseNumber is null || cases.Contains(n.CaseNumber))
                && (n.LeadId is null || leads.Contains(n.LeadId.Value)))) readable[n.Id] = n;
        }
        return readable;
    }

    public Task SentAsync(IEnumerable<DeliveryRow> rows) =>
        MarkAsync(rows, r => (r.State, r.SentAt, r.Error, r.Attempts) = (DeliveryState.Sent, clock.Now, null, r.Attempts + 1));

    public Task DropAsync(IEnumerable<DeliveryRow> rows) => MarkAsync(rows, r => (r.State, r.Error) = (DeliveryState.Dropped, null));

    public Task PostponeAsync(IEnumerable<DeliveryRow> rows, DateTimeOffset until) => MarkAsync(rows, r => r.NextAttemptAt = until);

    /// <summary>Another try later, or none any more.</summary>
    public Task FailAsync(IEnumerable<DeliveryRow> rows, string error) => MarkAsync(rows, r =>
    {
        var now = clock.Now;
        r.Attempts++;
        r.FirstTriedAt ??= now;
        r.Error = error.Shortened(LongestError);
        r.NextAttemptAt = now + StuckWork.Delay(r.Attempts);
        if (DeliveryRules.IsGivenUp(r.Attempts, r.FirstTriedAt.Value, now)) r.State = DeliveryState.Dead;
    });

    /// <summary>Gives back what was claimed and not come to.</summary>
    public Task ReleaseAsync(IEnumerable<DeliveryRow> rows) => MarkAsync(rows.Where(r => r.ClaimedUntil is not null), _ => { });

    /// <summary>The other side answered, whatever it said: a failure of it is over.</summary>
    public async Task AnsweredAsync(string receiver)
    {
        var failing = db.Set<FailingReceiverRow>().Where(f => f.Receiver == receiver);
        if (await failing.AnyAsync()) await work.RunAsync(() => failing.ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
    }

    /// <summary>True while nobody writes to it, since it did not answer the last time; whichever process found out.</summary>
    public Task<bool> RestsAsync(string receiver)
    {
        var now = clock.Now;
        return db.Set<FailingReceiverRow>().AnyAsync(f => f.Receiver == receiver && f.RestsUntil > now);
    }

    /// <summary>
    /// Nobody answered: it is left alone for a while as a whole, so that of all that waits for it hardly a message counts a try. When it
    /// has been so for days, what waits as
    /// long is laid aside.
    /// </summary>
    public async Task UnreachedAsync(DeliveryChannel channel, string receiver, string error)
    {
        db.ChangeTracker.Clear();
        var before = clock.Now - DeliveryRules.TriedFor;
        var isGivenUp = await work.RunAsync(async () =>
        {
            var row = await db.Set<FailingReceiverRow>().FindAsync(receiver);
            if (row?.RestsUntil > clock.Now) return false; // another one's message met it at the same moment
            if (row is null) db.Add(row = new FailingReceiverRow { Receiver = receiver, Since = clock.Now });
            row.Tries++;
            row.RestsUntil = clock.Now + StuckWork.Delay(row.Tries);
            await db.SaveChangesAsync(CancellationToken.None);
            return DeliveryRules.IsGivenUp(row.Tries, row.Since, clock.Now);
        }, CancellationToken.None);
        while (isGivenUp && await LayAsideAsync() > 0) ;

        Task<int> LayAsideAsync() => work.RunAsync(async () =>
        {
            db.ChangeTracker.Clear();
            var waiting = Free().Where(d => d.Channel == channel && d.LeavesAt <= before);
            if (channel == DeliveryChannel.Webhook) waiting = waiting.Where(d => d.Target == receiver);
            foreach (var row in await waiting.OrderBy(d => d.Id).Take(Batch).ToListAsync()) (row.State, row.Error) = (DeliveryState.Dead,
                row.Error ?? error.Shortened(LongestError));
            return await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }

    private IQueryable<DeliveryRow> Free()
    {
        var now = real.GetUtcNow();
        return db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Queued && (d.ClaimedUntil == null || d.ClaimedUntil <= now));
    }

    /// <summary>
    /// Marks what this process claimed, and gives it back. Committed even when the app is stopping, and tried again while the claim lasts
    /// when the database is busy: what left must
    /// not leave again.
    /// </summary>
    private async Task MarkAsync(IEnumerable<DeliveryRow> rows, Action<DeliveryRow> mark)
    {
        var marked = rows.ToList();
        if (marked.Count == 0) return;
        var until = marked[0].ClaimedUntil;
        foreach (var row in marked)
        {
            mark(row);
            row.ClaimedUntil = null;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work.RunAsync(() => db.SaveChangesAsync(acceptAllChangesOnSuccess: false, CancellationToken.None),
                    CancellationToken.None); // accepted only when the commit succeeded, too
                db.ChangeTracker.AcceptAllChanges();
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The claim ended before (or a commit succeeded that said it had not): it is another's now.
                log.LogWarning("{Count} deliveries from {Id} on were marked by another process.", marked.Count, marked[0].Id);
                foreach (var row in marked) db.Entry(row).State = EntityState.Detached;
                return;
            }
            catch (Exception e) when (real.GetUtcNow() < until)
            {
                log.LogWarning(e, "A delivery could not be marked (attempt {Attempt}); trying again.", attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(200 << Math.Min(attempt, 6), 10_000)), CancellationToken.None);
            }
        }
    }
}
