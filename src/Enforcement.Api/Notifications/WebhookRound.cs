using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Sends one webhook what is due for its unit.</summary>
internal sealed class WebhookRound(
    EnforcementDb db, DeliveryQueue queue, WebhookSender sender, UnitDirectory directory, CurrentActor current, JobWaker waker,
    TimeProvider real)
{
    private const int Batch = 20, RobotBatch = 100;

    /// <summary>Messages to a robot in one turn.</summary>
    private const int RobotMessages = 3;

    /// <summary>
    /// From one turn of a robot to its next, whoever takes it. Five turns begin in any minute, and one that began before may still be at
    /// it: at most 18 messages, and robots
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
            var rows = await queue.ClaimAsync(DeliveryChannel.Webhook, id.ToString(), isRobot ? RobotBatch : Batch, ct, isRobot
                ? RobotRest : null);
            if (rows.Count == 0) break;
            if (hook is null || unit is null)
            {
                await queue.DropAsync(rows);
                continue;
            }
            current.Become((await directory.GetAsync(ct)).ActorOf($"webhook-{id}", hook.Name, unit.Code, [])!); // sees what its unit sees
            var (language, notices) = (CultureInfo.GetCultureInfo(hook.Language), await queue.ReadableAsync(rows, ct));
            await queue.DropAsync(rows.Where(r => !notices.ContainsKey(r.NoticeId)));
            var packs = sender.Pack(hook, rows.Where(r => notices.ContainsKey(r.NoticeId))
                .Select(r => (r, Line.Of(notices[r.NoticeId], language))));
            if (isRobot) waker.Wake(NotificationsRoom.Deliveries, RobotRest); // for the rest of them, if there is one
            await turn.SendAsync(rows, packs.Take(isRobot ? RobotMessages : int.MaxValue)
                .Select(pack => new Parcel([.. pack.Select(p => p.Row)], () =>
                    sender.SendAsync(hook, pack[0].Row.Id, [.. pack.Select(p => p.Line)]))), ct);
            if (isRobot) break; // the rest with its next turn
        }
        return turn.Outcome;
    }
}
