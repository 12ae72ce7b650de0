using System.Runtime.CompilerServices;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Escalation;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>A unit answers a measure that was ordered.</summary>
internal sealed class MeasureDeadlines(EnforcementDb db, UnitDirectory directory) : IDeadlines
{
    public async Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var measures = await db.Set<MeasureRow>().AsNoTracking()
            .Where(m => m.State == MeasureState.Ordered && m.DueAt >= from && m.DueAt <= to).ToListAsync(ct);
        return measures.ConvertAll(m => new DueThing
        {
            Id = $"measure-{m.Id}", DueAt = m.DueAt!.Value, Group = "measure",
            Kind = JsonNamingPolicy.CamelCase.ConvertName(m.Kind.ToString()), Unit = m.Unit,
            Town = $"{(m.Town is { } town ? units.View(town).Name : "")}{units.View(m.Unit).Name}", Link = $"/escalation/{m.Id}",
        });
    }

    /// <summary>The unit answers by then, and who ordered the measure carries it out (Art 29); a village's town sees to it.</summary>
    public async IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var measures = await db.Set<MeasureRow>().Where(m => m.State == MeasureState.Ordered && m.DueAt > span.From && m.DueAt <= span.Soon)
            .Select(m => new { m.Id, m.Unit, m.Town, m.Kind, DueAt = m.DueAt!.Value }).ToListAsync(ct);
        foreach (var m in measures)
        {
            foreach (var unit in new[] { m.Unit, m.Town, units.Body(MeasureDecider.DeciderOf(m.Kind)).Code }.OfType<string>())
                yield return Warning.Of(unit, $"measure {m.Id}", MeasureStore.StreamOf(m.Id), "measure", m.DueAt,
                    span) with { Link = $"/escalation/{m.Id}" };
        }
    }
}
