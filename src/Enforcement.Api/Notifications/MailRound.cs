using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Sends one person what is due for them. Who they are, what they want and what time it is are asked anew for each few mails.
/// </summary>
internal sealed class MailRound(EnforcementDb db, DeliveryQueue queue, UnitDirectory directory, CurrentActor current,
    EnforcementSettings settings, LegalClock clock, TimeProvider real)
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
            var mails = rows.Where(r => notices.ContainsKey(r.NoticeId)).OrderBy(r => r.Id).GroupBy(r => r.Digest ? Guid.Empty : r.Id)
                .Select(g => g.ToList());
            await turn.SendAsync(rows, mails.Select(mail => new Parcel(mail, () =>
                sender.SendAsync(address, Letter.Of(mail.ConvertAll(r => Line.Of(notices[r.NoticeId], language)), language,
                    settings.PublicAddress), mail[0].Id, language))), ct);
        }
        return turn.Outcome;
    }
}
