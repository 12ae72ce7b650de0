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
/// Sends what is due: people's mail over a few connections, and beside it each webhook by itself, so that one that hangs holds back no other. Each receiver has one
/// turn a run, so that a slow one holds nobody until its last message. What leaves is read as its receiver reads it at that moment; what they may no longer read is
/// dropped. Each success is committed at once.
/// </summary>
internal sealed record SendDeliveries : IRequest<JobOutcome>
{
    internal sealed class Handler(DeliveryQueue queue, IServiceScopeFactory scopes, MailSettings settings, ILogger<Handler> log) : IRequestHandler<SendDeliveries, JobOutcome>
    {
        /// <summary>People, and beside them webhooks, that are sent to at the same time.</summary>
        private const int Together = 8;

        private int _sent, _failed;

        public async Task<JobOutcome> Handle(SendDeliveries request, CancellationToken cancellationToken)
        {
            var due = await queue.ReceiversAsync(cancellationToken);
            await using var sender = new MailSender(settings);
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

/// <summary>A message on its way: the deliveries that it makes true, and how it is sent.</summary>
internal sealed record Parcel(IReadOnlyList<DeliveryRow> Rows, Func<Task> SendAsync);

/// <summary>One receiver's turn of a run.</summary>
/// <param name="receiver">Who answers or does not: the mail server, or the webhook.</param>
internal sealed class Turn(DeliveryQueue queue, TimeProvider real, DeliveryChannel channel, string receiver)
{
    /// <summary>How long it lasts, with the message on its way at its end; the rest goes with the next run.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    private readonly long _began = real.GetTimestamp();
    private int _sent, _failed;

    public async Task<bool> GoesAsync() => real.GetElapsedTime(_began) < Length && !await queue.RestsAsync(receiver);

    public JobOutcome Outcome => new(_sent, _failed);

    /// <summary>Sends one after another while the turn goes, and gives back what was claimed and not come to.</summary>
    public async Task SendAsync(IEnumerable<DeliveryRow> claimed, IEnumerable<Parcel> parcels, CancellationToken ct)
    {
        string? silence = null;
        try
        {
            foreach (var parcel in parcels)
            {
                if (!await GoesAsync()) break;
                ct.ThrowIfCancellationRequested(); // between two, never in one
                try
                {
                    await parcel.SendAsync();
                }
                catch (NotDeliveredException e)
                {
                    await queue.FailAsync(parcel.Rows, e.Message);
                    _failed += parcel.Rows.Count;
                    if (e.Unreached)
                    {
                        silence = e.Message;
                        break;
                    }
                    await queue.AnsweredAsync(receiver);
                    continue;
                }
                await queue.SentAsync(parcel.Rows);
                await queue.AnsweredAsync(receiver);
                _sent += parcel.Rows.Count;
            }
        }
        finally
        {
            await queue.ReleaseAsync(claimed);
        }
        if (silence is not null) await queue.UnreachedAsync(channel, receiver, silence);
    }
}

/// <summary>Sends one person what is due for them. Who they are, what they want and what time it is are asked anew for each few mails.</summary>
internal sealed class MailRound(EnforcementDb db, DeliveryQueue queue, UnitDirectory directory, CurrentActor current, EnforcementSettings settings, LegalClock clock, TimeProvider real)
{
    private const int Batch = 20;

    public async Task<JobOutcome> SendAsync(string personId, MailSender sender, CancellationToken ct)
    {
        var turn = new Turn(queue, real, DeliveryChannel.Email, DeliveryQueue.MailServer);
        while (await turn.GoesAsync() && await queue.ClaimAsync(DeliveryChannel.Email, personId, Batch, ct) is { Count: > 0 } rows)
        {
            var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
            var unit = (await directory.GetAsync(ct)).Find(person?.UnitCode);
            var wish = await db.Set<PreferenceRow>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == personId, ct);
            if (person is not { Disabled: false } || unit is null || wish is not { Email: true, Address: { } address })
            {
                await queue.DropAsync(rows);
                continue;
            }
            if (wish.Quiet is { } quiet && quiet.Holds(clock.Now))
            {
                await queue.PostponeAsync(rows, DeliveryRules.LeavesAt(clock.Now, true, quiet, null));
                continue;
            }
            current.Become((await directory.GetAsync(ct)).ActorOf(person.Login, person.DisplayName, unit.Code, person.Roles)!);
            var (language, notices) = (CultureInfo.GetCultureInfo(wish.Language), await queue.ReadableAsync(rows, ct));
            await queue.DropAsync(rows.Where(r => !notices.ContainsKey(r.NoticeId)));
            var mails = rows.Where(r => notices.ContainsKey(r.NoticeId)).OrderBy(r => r.Id).GroupBy(r => r.Digest ? Guid.Empty : r.Id).Select(g => g.ToList());
            await turn.SendAsync(rows, mails.Select(mail => new Parcel(mail, () =>
                sender.SendAsync(address, Letter.Of(mail.ConvertAll(r => Line.Of(notices[r.NoticeId], language)), language, settings.PublicAddress), mail[0].Id, language))), ct);
        }
        return turn.Outcome;
    }
}

/// <summary>Sends one webhook what is due for its unit.</summary>
internal sealed class WebhookRound(
    EnforcementDb db, DeliveryQueue queue, WebhookSender sender, UnitDirectory directory, CurrentActor current, JobWaker waker, TimeProvider real)
{
    private const int Batch = 20, RobotBatch = 100;

    /// <summary>Messages to a robot in one turn.</summary>
    private const int RobotMessages = 3;

    /// <summary>
    /// From one turn of a robot to its next, whoever takes it. Five turns begin in any minute, and one that began before may still be at it: at most 18 messages, and robots
    /// take 20.
    /// </summary>
    private static readonly TimeSpan RobotRest = TimeSpan.FromSeconds(12);

    public async Task<JobOutcome> SendAsync(Guid id, CancellationToken ct)
    {
        var turn = new Turn(queue, real, DeliveryChannel.Webhook, id.ToString());
        while (await turn.GoesAsync())
        {
            var hook = await db.Set<WebhookRow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);
            var (unit, isRobot) = ((await directory.GetAsync(ct)).Find(hook?.UnitCode), hook is { Format: not WebhookFormat.Json });
            if (hook?.RestsUntil - real.GetUtcNow() is { } left && left > TimeSpan.Zero)
            {
                waker.Wake(NotificationsRoom.Deliveries, left);
                break;
            }
            var rows = await queue.ClaimAsync(DeliveryChannel.Webhook, id.ToString(), isRobot ? RobotBatch : Batch, ct, isRobot ? RobotRest : null);
            if (rows.Count == 0) break;
            if (hook is null || unit is null)
            {
                await queue.DropAsync(rows);
                continue;
            }
            current.Become((await directory.GetAsync(ct)).ActorOf($"webhook-{id}", hook.Name, unit.Code, [])!); // sees what its unit sees
            var (language, notices) = (CultureInfo.GetCultureInfo(hook.Language), await queue.ReadableAsync(rows, ct));
            await queue.DropAsync(rows.Where(r => !notices.ContainsKey(r.NoticeId)));
            var packs = sender.Pack(hook, rows.Where(r => notices.ContainsKey(r.NoticeId)).Select(r => (r, Line.Of(notices[r.NoticeId], language))));
            if (isRobot) waker.Wake(NotificationsRoom.Deliveries, RobotRest); // for the rest of them, if there is one
            await turn.SendAsync(rows, packs.Take(isRobot ? RobotMessages : int.MaxValue).Select(pack => new Parcel([.. pack.Select(p => p.Row)], () => sender.SendAsync(hook, pack[0].Row.Id, [.. pack.Select(p => p.Line)]))), ct);
            if (isRobot) break; // the rest with its next turn
        }
        return turn.Outcome;
    }
}
