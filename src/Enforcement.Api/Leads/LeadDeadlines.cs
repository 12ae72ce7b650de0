using System.Runtime.CompilerServices;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>A town verifies a lead that was dispatched to it.</summary>
internal sealed class LeadDeadlines(EnforcementDb db, UnitDirectory directory) : IDeadlines
{
    private const string Verification = "verification";

    public async Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var leads = await db.Set<LeadRow>().AsNoTracking().Where(l => l.State == LeadState.Dispatched && l.DueAt >= from && l.DueAt <= to)
            .ToListAsync(ct);
        return leads.ConvertAll(l => new DueThing
        {
            Id = $"lead-{l.Id}", DueAt = l.DueAt!.Value, Group = "lead", Kind = Verification, Unit = l.DispatchedTo!,
            Number = l.SourceNumber, Town = units.View(l.DispatchedTo!).Name, Link = $"/leads/{l.Id}",
        });
    }

    public async IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        var leads = await db.Set<LeadRow>().Where(l => l.State == LeadState.Dispatched && l.DueAt > span.From && l.DueAt <= span.Soon
            && l.DispatchedTo != null)
            .Select(l => new { l.Id, Town = l.DispatchedTo!, DueAt = l.DueAt!.Value }).ToListAsync(ct);
        foreach (var l in leads) yield return Warning.Of(l.Town, $"{l.Id}", LeadStore.StreamOf(l.Id), Verification, l.DueAt,
            span) with { LeadId = l.Id };
    }
}
