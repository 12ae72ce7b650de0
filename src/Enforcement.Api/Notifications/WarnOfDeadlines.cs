using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Warns of what ends within a day, and of some of what did: of a case who holds the duty of the deadline, of the rest as each room has
/// it (<see cref="IDeadlines"/>). Once for each
/// unit, thing, kind and due instant: an extended deadline is warned of again, a second run finds nothing. Returns how many were warned.
/// </summary>
internal sealed record WarnOfDeadlines : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, IEnumerable<IDeadlines> rooms, LegalClock clock)
        : IRequestHandler<WarnOfDeadlines, int>
    {
        private const int Batch = 200;

        public async Task<int> Handle(WarnOfDeadlines request, CancellationToken cancellationToken)
        {
            var (span, warned) = (new WarningSpan(clock.Now), 0);
            foreach (var room in rooms)
                await foreach (var batch in room.WarningsAsync(span, cancellationToken).Chunk(Batch)
                    .WithCancellation(cancellationToken)) warned += await TellAsync(batch, span.Now, cancellationToken);
            return warned;
        }

        /// <summary>Writes the notices whose facts were not told yet: the id of a message is the hash of its fact.</summary>
        private async Task<int> TellAsync(IReadOnlyList<Warning> warnings, DateTimeOffset now, CancellationToken ct)
        {
            var byId = warnings.DistinctBy(w => w.Fact).ToDictionary(w => IdOf(w.Fact));
            var ids = byId.Keys.ToList();
            if ((await NewAsync()).Count == 0) return 0; // most runs tell nothing, and write nothing
            var told = await work.RunAsync(async () =>
            {
                db.AddRange((await NewAsync()).Select(w => new OutboxRow
                {
                    Id = w.Key, Kind = NoticePayload.Kind, Subject = w.Value.Subject, CreatedAt = now, NextAttemptAt = now,
                    Payload = JsonSerializer.Serialize(NoticeOf(w.Value), EnforcementJson.Options),
                }));
                return await db.SaveChangesAsync(ct);
            }, ct);
            db.ChangeTracker.Clear();
            return told;

            async Task<List<KeyValuePair<Guid, Warning>>> NewAsync()
            {
                var known = (await db.Set<OutboxRow>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
                return [.. byId.Where(w => !known.Contains(w.Key))];
            }
        }

        private static NoticePayload NoticeOf(Warning w) => new(w.Unit, w.CaseNumber, w.Kind, w.At, w.LeadId, w.Link);

        private static Guid IdOf(string fact) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"warning {fact}"))[..16]);
    }
}
