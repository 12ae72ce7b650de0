using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>What waits to leave the site: queued in the commit that makes the notice, taken by receiver, marked at once when it left.</summary>
internal sealed class DeliveryQueue(EnforcementDb db, UnitOfWork work, MailSettings mail, LegalClock clock)
{
    private const int LongestError = 500;

    /// <summary>Queues a new notice for each person of the unit who wants mail, and for each of its webhooks; the caller's unit of work commits.</summary>
    public async Task AddAsync(NoticeRow notice, CancellationToken ct)
    {
        var (now, isUrgent) = (clock.Now, DeliveryRules.IsUrgent(notice.Kind));
        if (mail.IsOn)
        {
            var people = await db.Users.Where(p => p.UnitCode == notice.UnitCode && !p.Disabled).Join(db.Set<PreferenceRow>().AsNoTracking().Where(p => p.Email), p => p.Id, p => p.PersonId, (_, p) => p).ToListAsync(ct);
            foreach (var p in people)
                Add(DeliveryChannel.Email, p.PersonId, DeliveryRules.LeavesAt(now, isUrgent, p.Quiet, p.Digest ? p.DigestAt : null), p.Digest && !isUrgent);
        }
        foreach (var id in await db.Set<WebhookRow>().Where(w => w.UnitCode == notice.UnitCode).Select(w => w.Id).ToListAsync(ct))
            Add(DeliveryChannel.Webhook, id.ToString(), now, false);

        void Add(DeliveryChannel channel, string target, DateTimeOffset leavesAt, bool digest) => db.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(now), NoticeId = notice.Id, Channel = channel, Target = target, UnitCode = notice.UnitCode, QueuedAt = now, LeavesAt = leavesAt, NextAttemptAt = leavesAt, Digest = digest,
        });
    }

    /// <summary>What is due for a receiver, those that never failed first, so that one that always fails holds back nothing.</summary>
    public Task<List<DeliveryRow>> DueAsync(DeliveryChannel channel, string target, int most, CancellationToken ct)
    {
        db.ChangeTracker.Clear(); // batch after batch: only the present one is kept in memory
        var now = clock.Now;
        return db.Set<DeliveryRow>().Where(d => d.Channel == channel && d.Target == target && d.State == DeliveryState.Queued && d.NextAttemptAt <= now)
            .OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(most).ToListAsync(ct);
    }

    /// <summary>The notices of some deliveries, as far as the present actor may read them and the case or lead behind them, now.</summary>
    public async Task<IReadOnlyDictionary<Guid, NoticeRow>> ReadableAsync(IEnumerable<DeliveryRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.NoticeId).ToList();
        var notices = await db.Set<NoticeRow>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync(ct);
        var numbers = notices.Select(n => n.CaseNumber).OfType<string>().Distinct().ToList();
        var cases = (await db.Set<CaseRow>().Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync(ct)).ToHashSet();
        var leadIds = notices.Select(n => n.LeadId).OfType<Guid>().Distinct().ToList();
        var leads = (await db.Set<LeadRow>().Where(l => leadIds.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct)).ToHashSet();
        return notices.Where(n => (n.CaseNumber is null || cases.Contains(n.CaseNumber)) && (n.LeadId is null || leads.Contains(n.LeadId.Value))).ToDictionary(n => n.Id);
    }

    public Task SentAsync(IEnumerable<DeliveryRow> rows) => MarkAsync(rows, r => (r.State, r.SentAt, r.Error, r.Attempts) = (DeliveryState.Sent, clock.Now, null, r.Attempts + 1));

    public Task DropAsync(IEnumerable<DeliveryRow> rows) => MarkAsync(rows, r => (r.State, r.Error) = (DeliveryState.Dropped, null));

    public Task PostponeAsync(IEnumerable<DeliveryRow> rows, DateTimeOffset until) => MarkAsync(rows, r => r.NextAttemptAt = until);

    /// <summary>Another try later, or none any more.</summary>
    public Task FailAsync(IEnumerable<DeliveryRow> rows, string error) => MarkAsync(rows, r =>
    {
        var now = clock.Now;
        r.Attempts++;
        r.FirstTriedAt ??= now;
        r.Error = error.Length > LongestError ? error[..LongestError] : error;
        r.NextAttemptAt = now + StuckWork.Delay(r.Attempts);
        if (DeliveryRules.IsGivenUp(r.Attempts, r.FirstTriedAt.Value, now)) r.State = DeliveryState.Dead;
    });

    // Committed even when the app is stopping: what left must not leave again.
    private Task MarkAsync(IEnumerable<DeliveryRow> rows, Action<DeliveryRow> mark) => !rows.Any() ? Task.CompletedTask : work.RunAsync(() =>
    {
        foreach (var row in rows) mark(row);
        return db.SaveChangesAsync(CancellationToken.None);
    }, CancellationToken.None);
}

/// <summary>
/// Which mail server or webhook did not answer, and until when it is left alone: 1, 2, 4 … 60 minutes. In memory alone: forgotten at a
/// restart, which costs one try more.
/// </summary>
internal sealed class DeliveryReach
{
    public const string MailServer = "smtp";

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _resting = new();

    public bool Rests(string what, DateTimeOffset now) => _resting.TryGetValue(what, out var rest) && rest.Until > now;

    public void Failed(string what, DateTimeOffset now) => _resting.AddOrUpdate(what, _ => (1, now + StuckWork.Delay(1)),
        (_, rest) => rest.Until > now ? rest : (rest.Failures + 1, now + StuckWork.Delay(rest.Failures + 1))); // several at once fail once

    public void Answered(string what) => _resting.TryRemove(what, out _);

    public void Forget() => _resting.Clear();
}
