using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>A page of the leads that the reader may see, filtered and sorted.</summary>
public sealed record FindLeads : IRequest<Result<Page<LeadListItem>>>
{
    /// <summary>Only of this channel.</summary>
    public LeadChannel? Channel { get; init; }
    /// <summary>Only in this state.</summary>
    public LeadState? State { get; init; }
    /// <summary>Only lying in, or dispatched to, this town, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>True: only those not closed; false: only those closed.</summary>
    public bool? Open { get; init; }
    /// <summary>True: only those with a town whose verification is late.</summary>
    public bool? Late { get; init; }
    /// <summary>Found on or after this instant.</summary>
    public DateTimeOffset? FoundFrom { get; init; }
    /// <summary>Found before this instant.</summary>
    public DateTimeOffset? FoundBefore { get; init; }
    /// <summary>Only those found on this patrol.</summary>
    public Guid? Patrol { get; init; }
    /// <summary>Part of the source number or the address.</summary>
    public string? Q { get; init; }
    /// <summary>
    /// <c>foundAt</c>, <c>recordedAt</c>, <c>dueAt</c>, <c>sourceNumber</c>, <c>area</c>; descending with <c>-</c> before it. Default
    /// <c>-foundAt</c>.
    /// </summary>
    public string? Sort { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    internal sealed class Handler(EnforcementDb db, LegalClock clock, UnitDirectory directory) : IRequestHandler<FindLeads,
        Result<Page<LeadListItem>>>
    {
        public async Task<Result<Page<LeadListItem>>> Handle(FindLeads r, CancellationToken cancellationToken)
        {
            var (units, now) = (await directory.GetAsync(cancellationToken), clock.Now);
            var leads = Filter(db.Set<LeadRow>().AsNoTracking(), r, now, units);
            if (Sorted(leads, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var total = await leads.CountAsync(cancellationToken);
            var rows = await sorted.Skip(r.Page.Skip).Take(r.Page.Size).Select(l => new
            {
                l.Id, l.Channel, l.SourceNumber, l.State, l.Version, l.FoundAt, l.Finder, l.Address, l.Town, l.DispatchedTo,
                l.AreaSquareMetres, l.DueAt, l.CaseNumber, l.Lon, l.Lat, l.Cell,
            }).ToListAsync(cancellationToken);
            UnitView? View(string? code) => code is null ? null : units.View(code);
            return new Page<LeadListItem>(
                [.. rows.Select(l => new LeadListItem(
                    l.Id, l.Channel, l.SourceNumber, l.State, l.Version, l.FoundAt, units.View(l.Finder), l.Address, View(l.Town),
                    View(l.DispatchedTo), l.AreaSquareMetres,
                    l.State == LeadState.Dispatched ? l.DueAt : null, l.State == LeadState.Dispatched && l.DueAt <= now, l.CaseNumber,
                    l.Cell == 0 ? null : l.Lon, l.Cell == 0 ? null : l.Lat))],
                total);
        }

        internal static IQueryable<LeadRow> Filter(IQueryable<LeadRow> leads, FindLeads r, DateTimeOffset now, Units units)
        {
            if (r.Channel is { } channel) leads = leads.Where(l => l.Channel == channel);
            if (r.State is { } state) leads = leads.Where(l => l.State == state);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                leads = leads.Where(l => l.Town == code || l.DispatchedTo == code);
            }
            if (r.Open is { } open) leads = leads.Where(l =>
                (l.State == LeadState.New || l.State == LeadState.Dispatched || l.State == LeadState.Returned) == open);
            if (r.Late is { } late) leads = leads.Where(l => (l.State == LeadState.Dispatched && l.DueAt <= now) == late);
            if (r.FoundFrom is { } from) leads = leads.Where(l => l.FoundAt >= from);
            if (r.FoundBefore is { } before) leads = leads.Where(l => l.FoundAt < before);
            if (r.Patrol is { } patrol) leads = leads.Where(l => l.PatrolId == patrol);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                leads = leads.Where(l => l.SourceNumber.Contains(q) || l.Address.Contains(q));
            }
            return leads;
        }

        /// <summary>With the id as tie-break, so that no lead stands on two pages.</summary>
        private static IQueryable<LeadRow>? Sorted(IQueryable<LeadRow> leads, string? sort) => sort switch
        {
            null or "" or "-foundAt" => leads.OrderByDescending(l => l.FoundAt).ThenBy(l => l.Id),
            "foundAt" => leads.OrderBy(l => l.FoundAt).ThenBy(l => l.Id),
            "recordedAt" => leads.OrderBy(l => l.RecordedAt).ThenBy(l => l.Id),
            "-recordedAt" => leads.OrderByDescending(l => l.RecordedAt).ThenBy(l => l.Id),
            "dueAt" => leads.OrderBy(l => l.State != LeadState.Dispatched).ThenBy(l => l.DueAt).ThenBy(l => l.Id),
            "-dueAt" => leads.OrderBy(l => l.State != LeadState.Dispatched).ThenByDescending(l => l.DueAt).ThenBy(l => l.Id),
            "sourceNumber" => leads.OrderBy(l => l.SourceNumber).ThenBy(l => l.Id),
            "-sourceNumber" => leads.OrderByDescending(l => l.SourceNumber).ThenBy(l => l.Id),
            "area" => leads.OrderBy(l => l.AreaSquareMetres).ThenBy(l => l.Id),
            "-area" => leads.OrderByDescending(l => l.AreaSquareMetres).ThenBy(l => l.Id),
            _ => null,
        };
    }
}
