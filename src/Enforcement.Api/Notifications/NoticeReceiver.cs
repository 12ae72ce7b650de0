using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Makes a notice of each <see cref="NoticePayload"/>, and queues it for those who want it beyond the site.</summary>
internal sealed class NoticeReceiver(EnforcementDb db, DeliveryQueue deliveries, UnitDirectory directory) : IOutboxReceiver
{
    public string Kind => NoticePayload.Kind;

    public async Task ReceiveAsync(OutboxRow message, CancellationToken ct)
    {
        if (await db.Set<NoticeRow>().IgnoreQueryFilters().AnyAsync(n => n.Id == message.Id, ct)) return;
        var notice = JsonSerializer.Deserialize<NoticePayload>(message.Payload, EnforcementJson.Options)
            ?? throw new InvalidOperationException("The payload of the notice is empty.");
        var holder = (await directory.GetAsync(ct))
            .HolderOf(notice.UnitCode); // what concerns a merged town is told to the one that took over
        var row = new NoticeRow { Id = message.Id, UnitCode = holder, CaseNumber = notice.CaseNumber, LeadId = notice.LeadId,
            Link = notice.Link, Kind = notice.NoticeKind, At = notice.At };
        db.Add(row);
        await deliveries.AddAsync(row, ct);
    }
}
