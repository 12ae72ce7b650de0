using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Sends what is due: people's mail over a few connections, and beside it each webhook by itself, so that one that hangs holds back no other. What
/// leaves is read as its receiver reads it at that moment; what they may no longer read is dropped. Each success is committed at once.
/// </summary>
internal sealed record SendDeliveries : IRequest<JobOutcome>
{
    internal sealed class Handler(EnforcementDb db, IServiceScopeFactory scopes, LegalClock clock, MailSettings settings, ILogger<Handler> log) : IRequestHandler<SendDeliveries, JobOutcome>
    {
        /// <summary>People, and beside them webhooks, that are sent to at the same time.</summary>
        private const int Together = 8;

        private int _sent, _failed;

        public async Task<JobOutcome> Handle(SendDeliveries request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var due = await db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Queued && d.NextAttemptAt <= now).Select(d => new { d.Channel, d.Target }).Distinct().ToListAsync(cancellationToken);
            using var sender = new MailSender(settings);
            await Task.WhenAll(
                EachAsync(settings.IsOn ? due.Where(d => d.Channel == DeliveryChannel.Email).Select(d => d.Target) : [], (s, person, ct) => s.GetRequiredService<MailRound>().SendAsync(person, sender, ct), cancellationToken),
                EachAsync(due.Where(d => d.Channel == DeliveryChannel.Webhook).Select(d => d.Target), (s, hook, ct) => s.GetRequiredService<WebhookRound>().SendAsync(Guid.Parse(hook), ct), cancellationToken));
            return new JobOutcome(_sent, _failed);
        }

        private Task EachAsync(IEnumerable<string> targets, Func<IServiceProvider, string, CancellationToken, Task<JobOutcome>> send, CancellationToken cancellationToken) =>
            Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken }, async (target, ct) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                try
                {
                    var outcome = await send(scope.ServiceProvider, target, ct);
                    Interlocked.Add(ref _sent, outcome.Done);
                    Interlocked.Add(ref _failed, outcome.Failed);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Deliveries to {Target} ended unexpectedly", target); // the others go on
                    Interlocked.Increment(ref _failed);
                }
            });
    }
}

/// <summary>Sends one person what is due for them.</summary>
internal sealed class MailRound(EnforcementDb db, DeliveryQueue queue, DeliveryReach reach, UnitDirectory directory, CurrentActor current, EnforcementSettings settings, LegalClock clock)
{
    private const int Batch = 500;

    public async Task<JobOutcome> SendAsync(string personId, MailSender sender, CancellationToken ct)
    {
        var (sent, failed, now) = (0, 0, clock.Now);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        var unit = (await directory.GetAsync(ct)).Find(person?.UnitCode);
        var wish = await db.Set<PreferenceRow>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == personId, ct);
        if (person is { Disabled: false } && unit is not null) current.Become(new Actor(person.Login, person.DisplayName, unit.Code, unit.Kind, person.Roles));
        while (!reach.Rests(DeliveryReach.MailServer, now) && await queue.DueAsync(DeliveryChannel.Email, personId, Batch, ct) is { Count: > 0 } rows)
        {
            if (current.Actor is null || wish is not { Email: true, Address: { } address })
            {
                await queue.DropAsync(rows);
                continue;
            }
            if (wish.Quiet is { } quiet && quiet.Holds(now))
            {
                await queue.PostponeAsync(rows, DeliveryRules.LeavesAt(now, true, quiet, null));
                continue;
            }
            var (language, notices) = (CultureInfo.GetCultureInfo(wish.Language), await queue.ReadableAsync(rows, ct));
            await queue.DropAsync(rows.Where(r => !notices.ContainsKey(r.NoticeId)));
            foreach (var mail in rows.Where(r => notices.ContainsKey(r.NoticeId)).OrderBy(r => r.Id).GroupBy(r => r.Digest ? (r.LeavesAt, Guid.Empty) : (r.LeavesAt, r.Id)))
            {
                ct.ThrowIfCancellationRequested(); // between two, never in one
                try
                {
                    await sender.SendAsync(address, Letter.Of([.. mail.Select(r => Line.Of(notices[r.NoticeId], language))], language, settings.PublicAddress), mail.First().Id, language);
                    await queue.SentAsync(mail);
                    reach.Answered(DeliveryReach.MailServer);
                    sent += mail.Count();
                }
                catch (NotDeliveredException e)
                {
                    await queue.FailAsync(mail, e.Message);
                    failed += mail.Count();
                    if (!e.Unreached) continue;
                    reach.Failed(DeliveryReach.MailServer, now);
                    return new JobOutcome(sent, failed);
                }
            }
        }
        return new JobOutcome(sent, failed);
    }
}

/// <summary>Sends one webhook what is due for its unit.</summary>
internal sealed class WebhookRound(EnforcementDb db, DeliveryQueue queue, DeliveryReach reach, WebhookSender sender, UnitDirectory directory, CurrentActor current, LegalClock clock)
{
    private const int Batch = 200;

    /// <summary>Messages to a robot in one run: with a run every 10 seconds it stays below the 20 a minute that robots take.</summary>
    private const int RobotMessages = 3;

    public async Task<JobOutcome> SendAsync(Guid id, CancellationToken ct)
    {
        var (sent, failed, messages, now, key) = (0, 0, 0, clock.Now, id.ToString());
        var hook = await db.Set<WebhookRow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);
        var unit = (await directory.GetAsync(ct)).Find(hook?.UnitCode);
        if (unit is not null) current.Become(new Actor($"webhook-{id}", hook!.Name, unit.Code, unit.Kind, [])); // sees what its unit sees
        while (!reach.Rests(key, now) && await queue.DueAsync(DeliveryChannel.Webhook, key, Batch, ct) is { Count: > 0 } rows)
        {
            if (hook is null || unit is null)
            {
                await queue.DropAsync(rows);
                continue;
            }
            var (language, notices) = (CultureInfo.GetCultureInfo(hook.Language), await queue.ReadableAsync(rows, ct));
            await queue.DropAsync(rows.Where(r => !notices.ContainsKey(r.NoticeId)));
            foreach (var pack in sender.Pack(hook, rows.Where(r => notices.ContainsKey(r.NoticeId)).Select(r => (r, Line.Of(notices[r.NoticeId], language)))))
            {
                if (hook.Format != WebhookFormat.Json && ++messages > RobotMessages) return new JobOutcome(sent, failed); // the rest with the next run
                ct.ThrowIfCancellationRequested();
                var of = pack.Select(p => p.Row).ToList();
                try
                {
                    await sender.SendAsync(hook, of[0].Id, [.. pack.Select(p => p.Line)]);
                    await queue.SentAsync(of);
                    reach.Answered(key);
                    sent += of.Count;
                }
                catch (NotDeliveredException e)
                {
                    await queue.FailAsync(of, e.Message);
                    failed += of.Count;
                    if (!e.Unreached) continue;
                    reach.Failed(key, now);
                    return new JobOutcome(sent, failed);
                }
            }
        }
        return new JobOutcome(sent, failed);
    }
}
