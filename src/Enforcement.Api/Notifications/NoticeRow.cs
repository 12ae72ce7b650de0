using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Notifications;

/// <summary>A notice to a unit.</summary>
internal sealed class NoticeRow
{
    /// <summary>The id of the outbox message that brought it: the same message twice is one notice.</summary>
    public required Guid Id { get; init; }
    public required string UnitCode { get; init; }
    public string? CaseNumber { get; init; }
    public Guid? LeadId { get; init; }
    /// <summary>The page that it is about, where that is neither a case nor a lead.</summary>
    public string? Link { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>When someone of the unit first marked it as read.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NoticeRow>
    {
        public void Configure(EntityTypeBuilder<NoticeRow> b)
        {
            b.ToTable("Notices").HasKey(n => n.Id);
            b.Property(n => n.UnitCode).HasMaxLength(20);
            b.Property(n => n.CaseNumber).HasMaxLength(30);
            b.Property(n => n.Kind).HasMaxLength(60);
            b.Property(n => n.Link).HasMaxLength(200);
            b.HasIndex(n => new { n.UnitCode, n.ReadAt });
            b.HasIndex(n => new { n.UnitCode, n.At });
        }
    }
}

/// <summary>Makes a notice of each <see cref="NoticePayload"/>, and queues it for those who want it beyond the site.</summary>
internal sealed class NoticeReceiver(EnforcementDb db, DeliveryQueue deliveries, UnitDirectory directory) : IOutboxReceiver
{
    public string Kind => NoticePayload.Kind;

    public async Task ReceiveAsync(OutboxRow message, CancellationToken ct)
    {
        if (await db.Set<NoticeRow>().IgnoreQueryFilters().AnyAsync(n => n.Id == message.Id, ct)) return;
        var notice = JsonSerializer.Deserialize<NoticePayload>(message.Payload, EnforcementJson.Options)
            ?? throw new InvalidOperationException("The payload of the notice is empty.");
        var holder = (await directory.GetAsync(ct)).HolderOf(notice.UnitCode); // what concerns a merged town is told to the one that took over
        var row = new NoticeRow { Id = message.Id, UnitCode = holder, CaseNumber = notice.CaseNumber, LeadId = notice.LeadId, Link = notice.Link, Kind = notice.NoticeKind, At = notice.At };
        db.Add(row);
        await deliveries.AddAsync(row, ct);
    }
}
