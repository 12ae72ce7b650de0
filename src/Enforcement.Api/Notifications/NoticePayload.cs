using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Notifications;

/// <summary>A notice for a unit, as it stands in the outbox.</summary>
/// <param name="UnitCode">Who is told.</param>
/// <param name="CaseNumber">Which case it is about, or null.</param>
/// <param name="NoticeKind">What happened: the resource <c>notice.{NoticeKind}</c> says it in each language.</param>
/// <param name="At">When it happened, legal time.</param>
/// <param name="LeadId">Which lead it is about, or null.</param>
/// <param name="Link">The page it is about, where that is neither a case nor a lead; or null.</param>
internal sealed record NoticePayload(string UnitCode, string? CaseNumber, string NoticeKind, DateTimeOffset At, Guid? LeadId = null,
    string? Link = null)
{
    /// <summary>The outbox kind of these messages.</summary>
    public const string Kind = "notice";
}

internal static class NoticeSending
{
    /// <summary>Sends a notice with the commit that causes it.</summary>
    /// <param name="subject">What it is about: notices of one subject keep their order.</param>
    public static void Notify(this EnforcementDb db, string subject, NoticePayload notice, DateTimeOffset now) =>
        db.Add(ToRow(notice, subject, now));

    /// <summary>The message of it, for who sends it with what happened.</summary>
    public static Message ToMessage(this NoticePayload notice, string? subject = null) =>
        new(NoticePayload.Kind, notice) { Subject = subject };

    /// <summary>The message of it, for who saves many at once.</summary>
    public static OutboxRow ToRow(this NoticePayload notice, string subject, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = NoticePayload.Kind, Subject = subject, CreatedAt = now, NextAttemptAt = now,
        Payload = JsonSerializer.Serialize(notice, EnforcementJson.Options),
    };
}
