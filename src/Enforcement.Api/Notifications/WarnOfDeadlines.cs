using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Notifications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Warns who holds the duty of each deadline that ends within a day, and a town of a lead whose verification does or did. Once for each unit, thing,
/// kind and due instant: an extended deadline is warned of again, a second run finds nothing. Returns how many were warned.
/// </summary>
internal sealed record WarnOfDeadlines : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, LegalClock clock) : IRequestHandler<WarnOfDeadlines, int>
    {
        private const int Batch = 200;

        /// <summary>So long after its end a lead's verification is still looked at: the machine was not off for longer.</summary>
        private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

        public async Task<int> Handle(WarnOfDeadlines request, CancellationToken cancellationToken) => await WarnCasesAsync(clock.Now, cancellationToken) + await WarnLeadsAsync(clock.Now, cancellationToken);

        private async Task<int> WarnCasesAsync(DateTimeOffset now, CancellationToken ct)
        {
            var (warned, soon, afterDue, afterId) = (0, now + DeliveryRules.DueSoon, now, 0L);
            while (true)
            {
                // By the index on (State, DueAt), behind the last one of the batch before; what is due already is the sweep's.
                var due = await db.Set<DeadlineRow>().Where(d => d.State == DeadlineState.Running && !d.Case!.IsSuspended && d.DueAt > now && d.DueAt <= soon && d.DueAt >= afterDue && (d.DueAt > afterDue || d.Id > afterId))
                    .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Batch).Select(d => new { d.Id, d.CaseNumber, d.Kind, d.DueAt, d.Case!.Town }).ToListAsync(ct);
                if (due.Count == 0) return warned;
                (afterDue, afterId) = (due[^1].DueAt, due[^1].Id);
                var numbers = due.Select(d => d.CaseNumber).Distinct().ToList();
                var duties = (await db.Set<DutyRow>().Where(d => numbers.Contains(d.CaseNumber) && d.DoneAt == null && d.DueAt != null).Select(d => new { d.CaseNumber, d.DueAt, d.Unit }).ToListAsync(ct))
                    .ToLookup(d => (d.CaseNumber, d.DueAt), d => d.Unit);
                var notices = due.SelectMany(d =>
                {
                    // 督办 and the end of the year bind the town, which has no duty of that date.
                    var holders = duties[(d.CaseNumber, d.DueAt)].Distinct().DefaultIfEmpty(d.Town);
                    return holders.Select(unit => (Fact: $"{unit} {d.CaseNumber} {d.Kind} {d.DueAt.UtcTicks}", Subject: $"case/{d.CaseNumber}", Notice: new NoticePayload(unit, d.CaseNumber, $"dueSoon.{Camel(d.Kind)}", now)));
                });
                warned += await TellAsync([.. notices], now, ct);
            }
        }

        private async Task<int> WarnLeadsAsync(DateTimeOffset now, CancellationToken ct)
        {
            var (from, soon) = (now - LookBack, now + DeliveryRules.DueSoon);
            var due = await db.Set<LeadRow>().Where(l => l.State == LeadState.Dispatched && l.DueAt > from && l.DueAt <= soon && l.DispatchedTo != null)
                .Select(l => new { l.Id, Town = l.DispatchedTo!, DueAt = l.DueAt!.Value }).ToListAsync(ct);
            var warned = 0;
            foreach (var batch in due.Chunk(Batch))
            {
                warned += await TellAsync([.. batch.Select(l =>
                {
                    var (group, at) = l.DueAt <= now ? ("breached", l.DueAt) : ("dueSoon", now);
                    return (Fact: $"{group} {l.Town} {l.Id} {l.DueAt.UtcTicks}", Subject: $"lead/{l.Id}", Notice: new NoticePayload(l.Town, null, $"{group}.{Camel(DeadlineKind.Verification)}", at, l.Id));
                })], now, ct);
            }
            return warned;
        }

        /// <summary>Writes the notices whose facts were not told yet: the id of a message is the hash of its fact.</summary>
        private async Task<int> TellAsync(IReadOnlyList<(string Fact, string Subject, NoticePayload Notice)> notices, DateTimeOffset now, CancellationToken ct)
        {
            var byId = notices.DistinctBy(n => n.Fact).ToDictionary(n => IdOf(n.Fact));
            var ids = byId.Keys.ToList();
            var told = (await db.Set<OutboxRow>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
            var rows = byId.Where(n => !told.Contains(n.Key)).Select(n => new OutboxRow
            {
                Id = n.Key, Kind = NoticePayload.Kind, Subject = n.Value.Subject, CreatedAt = now, NextAttemptAt = now, Payload = JsonSerializer.Serialize(n.Value.Notice, EnforcementJson.Options),
            }).ToList();
            if (rows.Count > 0)
            {
                await work.RunAsync(() =>
                {
                    db.AddRange(rows);
                    return db.SaveChangesAsync(ct);
                }, ct);
            }
            db.ChangeTracker.Clear();
            return rows.Count;
        }

        private static Guid IdOf(string fact) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"warning {fact}"))[..16]);

        private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
