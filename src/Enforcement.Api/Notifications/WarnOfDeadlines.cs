using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Escalation;
using Enforcement.Api.Journal;
using Enforcement.Api.Leads;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Notifications;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.SatelliteReview;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Warns who holds the duty of each deadline of a case that ends within a day; and of what ends within a day or did: a town of a lead's verification and of a report that
/// must come again, a unit and who decides of a measure on it, planning of what follows from a comparison. Once for each unit, thing, kind and due instant: an extended
/// deadline is warned of again, a second run finds nothing. Returns how many were warned.
/// </summary>
internal sealed record WarnOfDeadlines : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, LegalClock clock) : IRequestHandler<WarnOfDeadlines, int>
    {
        private const int Batch = 200;

        /// <summary>So long after its end something is still looked at: the machine was not off for longer.</summary>
        private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

        /// <summary>The longest that a policy may give for what follows from a comparison (<c>month.followUpDays</c>).</summary>
        private static readonly TimeSpan LongestFollowUp = TimeSpan.FromDays(90);

        public async Task<int> Handle(WarnOfDeadlines request, CancellationToken cancellationToken)
        {
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            var warned = await WarnCasesAsync(now, cancellationToken);
            foreach (var batch in (await DueAsync(now, units, cancellationToken)).Chunk(Batch)) warned += await TellAsync(batch, now, cancellationToken);
            return warned;
        }

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

        /// <summary>What ends within a day, or did, outside of cases.</summary>
        private async Task<List<(string Fact, string Subject, NoticePayload Notice)>> DueAsync(DateTimeOffset now, Units units, CancellationToken ct)
        {
            var (from, soon, due, planning) = (now - LookBack, now + DeliveryRules.DueSoon, new List<(string, string, NoticePayload)>(), units.Body(UnitKind.Planning).Code);
            void Add(string unit, string thing, string subject, string kind, DateTimeOffset dueAt, Guid? leadId = null, string? link = null)
            {
                var (group, at) = dueAt <= now ? ("breached", dueAt) : ("dueSoon", now);
                due.Add(($"{group} {unit} {thing} {dueAt.UtcTicks}", subject, new NoticePayload(unit, null, $"{group}.{kind}", at, leadId, link)));
            }

            var leads = await db.Set<LeadRow>().Where(l => l.State == LeadState.Dispatched && l.DueAt > from && l.DueAt <= soon && l.DispatchedTo != null)
                .Select(l => new { l.Id, Town = l.DispatchedTo!, DueAt = l.DueAt!.Value }).ToListAsync(ct);
            foreach (var l in leads) Add(l.Town, $"{l.Id}", $"lead/{l.Id}", Camel(DeadlineKind.Verification), l.DueAt, leadId: l.Id);

            // The unit answers by then, and who ordered the measure carries it out (Art 29); a village's town sees to it.
            var measures = await db.Set<MeasureRow>().Where(m => m.State == MeasureState.Ordered && m.DueAt > from && m.DueAt <= soon).Select(m => new { m.Id, m.Unit, m.Town, m.Kind, DueAt = m.DueAt!.Value }).ToListAsync(ct);
            foreach (var m in measures)
            {
                foreach (var unit in new[] { m.Unit, m.Town, units.Body(MeasureRules.DeciderOf(m.Kind)).Code }.OfType<string>())
                    Add(unit, $"measure {m.Id}", MeasureRequests.StreamOf(m.Id), "measure", m.DueAt, link: $"/escalation/{m.Id}");
            }

            // A report that was returned comes again by its own day (Art 15).
            var reports = await db.Set<ReportRow>().Where(r => r.State == ReportState.Returned && r.AgainDueAt > from && r.AgainDueAt <= soon).Select(r => new { r.Month, r.Town, DueAt = r.AgainDueAt!.Value }).ToListAsync(ct);
            foreach (var r in reports)
            {
                foreach (var unit in r.DueAt <= now ? [r.Town, planning] : new[] { r.Town })
                    Add(unit, $"report {r.Month} {r.Town}", ReportStore.StreamOf(r.Month, r.Town), "report", r.DueAt, link: $"/reports/{r.Month}/{r.Town}");
            }

            // What follows from a comparison is planning's (Art 16): one notice for a month's, however many towns there are.
            var confirmedAfter = from - LongestFollowUp;
            foreach (var month in await db.Set<ReviewRow>().Where(r => r.Waiting > 0 && r.ConfirmedAt > confirmedAfter).Select(r => r.Month).ToListAsync(ct))
            {
                var review = Review.Fold(await db.ReadAsync<ReviewEvent>(ReviewStore.StreamOf(month), ct));
                foreach (var dueAt in review.FollowUps.Where(f => f.DoneAt is null && f.DueAt > from && f.DueAt <= soon).Select(f => f.DueAt).Distinct())
                    Add(planning, $"followUp {month}", ReviewStore.StreamOf(month), "followUp", dueAt, link: $"/satellite/{month}");
            }
            return due;
        }

        /// <summary>Writes the notices whose facts were not told yet: the id of a message is the hash of its fact.</summary>
        private async Task<int> TellAsync(IReadOnlyList<(string Fact, string Subject, NoticePayload Notice)> notices, DateTimeOffset now, CancellationToken ct)
        {
            var byId = notices.DistinctBy(n => n.Fact).ToDictionary(n => IdOf(n.Fact));
            var ids = byId.Keys.ToList();
            if ((await NewAsync()).Count == 0) return 0; // most runs tell nothing, and write nothing
            var told = await work.RunAsync(async () =>
            {
                db.AddRange((await NewAsync()).Select(n => new OutboxRow
                {
                    Id = n.Key, Kind = NoticePayload.Kind, Subject = n.Value.Subject, CreatedAt = now, NextAttemptAt = now, Payload = JsonSerializer.Serialize(n.Value.Notice, EnforcementJson.Options),
                }));
                return await db.SaveChangesAsync(ct);
            }, ct);
            db.ChangeTracker.Clear();
            return told;

            async Task<List<KeyValuePair<Guid, (string Fact, string Subject, NoticePayload Notice)>>> NewAsync()
            {
                var known = (await db.Set<OutboxRow>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
                return [.. byId.Where(n => !known.Contains(n.Key))];
            }
        }

        private static Guid IdOf(string fact) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"warning {fact}"))[..16]);

        private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
