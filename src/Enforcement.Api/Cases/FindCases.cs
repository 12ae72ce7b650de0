using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>A page of the cases that the reader may see, filtered and sorted.</summary>
public sealed record FindCases : IRequest<Result<Page<CaseListItem>>>
{
    /// <summary>Only at this stage.</summary>
    public CaseStage? Stage { get; init; }
    /// <summary>Only of this town, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>True: only cases with a passed deadline whose duty is still open; false: only the others.</summary>
    public bool? Overdue { get; init; }
    /// <summary>Only cases that are not late and whose next deadline falls within so many hours from now, as the overdue dashboard counts them.</summary>
    public int? DueWithinHours { get; init; }
    /// <summary>True: only cases that are neither closed nor withdrawn.</summary>
    public bool? Open { get; init; }
    /// <summary>Part of the number, the address or the party's name.</summary>
    public string? Q { get; init; }
    /// <summary><c>openedAt</c>, <c>nextDueAt</c>, <c>lateSince</c>, <c>number</c>; descending with <c>-</c> before it. Default <c>-openedAt</c>.</summary>
    public string? Sort { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    internal sealed class Handler(EnforcementDb db, LegalClock clock, UnitDirectory directory) : IRequestHandler<FindCases, Result<Page<CaseListItem>>>
    {
        public async Task<Result<Page<CaseListItem>>> Handle(FindCases r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var cases = Filter(db.Set<CaseRow>().AsNoTracking(), r, clock.Now, units);
            if (Sorted(cases, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var total = await cases.CountAsync(cancellationToken);
            var rows = await sorted.Skip(r.Page.Skip).Take(r.Page.Size)
                .Select(c => new { c.Number, c.Stage, c.Version, c.Town, c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt, c.LateSince, c.IsSuspended, c.IsRepeat })
                .ToListAsync(cancellationToken);
            return new Page<CaseListItem>(
                [.. rows.Select(c => new CaseListItem(
                    c.Number, c.Stage, c.Version, units.View(c.Town), c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt, c.LateSince, c.IsSuspended, c.IsRepeat))],
                total);
        }

        private static IQueryable<CaseRow> Filter(IQueryable<CaseRow> cases, FindCases r, DateTimeOffset now, Units units)
        {
            if (r.Stage is { } stage) cases = cases.Where(c => c.Stage == stage);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.FindBySlug(r.Town)?.Code ?? r.Town;
                cases = cases.Where(c => c.Town == code);
            }
            if (r.Overdue is { } overdue) cases = cases.Where(c => (c.LateSince != null) == overdue);
            if (r.DueWithinHours is { } hours)
            {
                var until = now.AddHours(Math.Clamp(hours, 0, 24 * 366));
                cases = cases.Where(c => c.LateSince == null && c.NextDueAt != null && c.NextDueAt <= until);
            }
            if (r.Open is { } open) cases = cases.Where(c => (c.Stage != CaseStage.Closed && c.Stage != CaseStage.Withdrawn) == open);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                cases = cases.Where(c => c.Number.Contains(q) || c.Address.Contains(q) || c.PartyName!.Contains(q));
            }
            return cases;
        }

        /// <summary>With the number as tie-break, so that no case stands on two pages.</summary>
        private static IQueryable<CaseRow>? Sorted(IQueryable<CaseRow> cases, string? sort) => sort switch
        {
            null or "" or "-openedAt" => cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Number),
            "openedAt" => cases.OrderBy(c => c.OpenedAt).ThenBy(c => c.Number),
            "nextDueAt" => cases.OrderBy(c => c.NextDueAt == null).ThenBy(c => c.NextDueAt).ThenBy(c => c.Number),
            "-nextDueAt" => cases.OrderByDescending(c => c.NextDueAt).ThenBy(c => c.Number),
            "lateSince" => cases.OrderBy(c => c.LateSince == null).ThenBy(c => c.LateSince).ThenBy(c => c.Number),
            "-lateSince" => cases.OrderByDescending(c => c.LateSince).ThenBy(c => c.Number),
            "number" => cases.OrderBy(c => c.Number),
            "-number" => cases.OrderByDescending(c => c.Number),
            _ => null,
        };
    }
}
