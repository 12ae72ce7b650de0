using System.Runtime.CompilerServices;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>The duties of cases, and the deadlines that end within a day: what is late is the sweep's to tell.</summary>
internal sealed class CaseDeadlines(EnforcementDb db, UnitDirectory directory) : IDeadlines
{
    private const int Batch = 200;

    public async Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        // Through the case, so that the scope holds here as everywhere.
        var duties = await db.Set<CaseRow>().AsNoTracking()
            .SelectMany(c => c.Duties, (c, d) => new { c.Number, c.Town, c.IsSuspended, Duty = d })
            .Where(x => x.Duty.DoneAt == null && !x.IsSuspended && x.Duty.DueAt >= from && x.Duty.DueAt <= to).ToListAsync(ct);
        return duties.ConvertAll(x => new DueThing
        {
            Id = $"duty-{x.Number}-{x.Duty.Position}", DueAt = x.Duty.DueAt!.Value, Group = "duty", Kind = Camel(x.Duty.Kind),
            Unit = x.Duty.Unit,
            Number = x.Number, Town = units.View(x.Town).Name, Link = $"/cases/{x.Number}",
        });
    }

    public async IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        var (now, soon, afterDue, afterId) = (span.Now, span.Soon, span.Now, 0L);
        while (true)
        {
            // By the index on (State, DueAt), behind the last one of the batch before; what is due already is the sweep's.
            var due = await db.Set<DeadlineRow>()
                .Where(d => d.State == DeadlineState.Running && !d.Case!.IsSuspended && d.DueAt > now && d.DueAt <= soon
                    && d.DueAt >= afterDue && (d.DueAt > afterDue || d.Id > afterId))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Batch)
                    .Select(d => new { d.Id, d.CaseNumber, d.Kind, d.DueAt, d.Case!.Town }).ToListAsync(ct);
            if (due.Count == 0) yield break;
            (afterDue, afterId) = (due[^1].DueAt, due[^1].Id);
            var numbers = due.Select(d => d.CaseNumber).Distinct().ToList();
            var duties = (await db.Set<DutyRow>().Where(d => numbers.Contains(d.CaseNumber) && d.DoneAt == null && d.DueAt != null)
                .Select(d => new { d.CaseNumber, d.DueAt, d.Unit }).ToListAsync(ct)).ToLookup(d => (d.CaseNumber, d.DueAt), d => d.Unit);
            foreach (var d in due)
            {
                // 督办 and the end of the year bind the town, which has no duty of that date.
                foreach (var unit in duties[(d.CaseNumber, d.DueAt)].Distinct().DefaultIfEmpty(d.Town))
                    yield return new()
                    {
                        Fact = $"{unit} {d.CaseNumber} {d.Kind} {d.DueAt.UtcTicks}", Subject = CaseStore.StreamOf(d.CaseNumber),
                        Unit = unit,
                        Kind = $"dueSoon.{Camel(d.Kind)}", At = now, CaseNumber = d.CaseNumber,
                    };
            }
        }
    }

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
