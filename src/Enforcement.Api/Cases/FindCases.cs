using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
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

    /// <summary>Only cases that this person of the town, by sign-in name, recorded something in last; <c>-</c>: that nobody of the town has.</summary>
    public string? Handler { get; init; }
    /// <summary>Only cases in which this unit, by code, has an open duty.</summary>
    public string? DutyUnit { get; init; }
    /// <summary>… that is late (true) or is not (false).</summary>
    public bool? DutyLate { get; init; }
    /// <summary>… that is not late yet and falls due within so many hours.</summary>
    public int? DutyWithinHours { get; init; }
    /// <summary>Only cases that left this stage within <see cref="LeftFrom"/> and <see cref="LeftTo"/>.</summary>
    public CaseStage? LeftStage { get; init; }
    /// <summary>First legal day of that.</summary>
    public DateOnly? LeftFrom { get; init; }
    /// <summary>Last legal day of that.</summary>
    public DateOnly? LeftTo { get; init; }
    /// <summary>Only cases that are late by at least so many whole days.</summary>
    public int? LateFromDays { get; init; }
    /// <summary>… and by fewer than so many.</summary>
    public int? LateBelowDays { get; init; }
    /// <summary>Only cases opened on this legal day or later.</summary>
    public DateOnly? OpenedFrom { get; init; }
    /// <summary>… or on this day or earlier.</summary>
    public DateOnly? OpenedTo { get; init; }
    /// <summary>Only cases closed or withdrawn on this day or later.</summary>
    public DateOnly? EndedFrom { get; init; }
    /// <summary>… or on this day or earlier.</summary>
    public DateOnly? EndedTo { get; init; }
    /// <summary>Only cases with a deadline that passed on this day or later (24:00 of a day belongs to the next).</summary>
    public DateOnly? BreachedFrom { get; init; }
    /// <summary>… or on this day or earlier.</summary>
    public DateOnly? BreachedTo { get; init; }
    /// <summary>True: only cases first found by their own town or village 首发; false: only the others (Art 17).</summary>
    public bool? FoundAtHome { get; init; }

    internal sealed class RequestHandler(EnforcementDb db, LegalClock clock, UnitDirectory directory, CaseSearch search) : IRequestHandler<FindCases, Result<Page<CaseListItem>>>
    {
        public async Task<Result<Page<CaseListItem>>> Handle(FindCases r, CancellationToken cancellationToken)
        {
            var (units, now, q) = (await directory.GetAsync(cancellationToken), clock.Now, r.Q?.Trim());
            IQueryable<CaseRow> Cases(bool byIndex) => Filter(string.IsNullOrEmpty(q) ? db.Set<CaseRow>().AsNoTracking() : search.Matching(q, byIndex), r, now, units);
            var cases = Cases(byIndex: true);
            if (Sorted(cases, r.Sort) is null) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var total = string.IsNullOrEmpty(q) ? await cases.CountAsync(cancellationToken) : await cases.Select(c => c.Number).Take(CaseSearch.MostCounted + 1).CountAsync(cancellationToken);
            var more = !string.IsNullOrEmpty(q) && total > CaseSearch.MostCounted;
            var rows = await Sorted(more ? Cases(byIndex: false) : cases, r.Sort)!.Skip(r.Page.Skip).Take(r.Page.Size)
                .Select(c => new { c.Number, c.Stage, c.Version, c.Town, c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt, c.LateSince, c.IsSuspended, c.IsRepeat })
                .ToListAsync(cancellationToken);
            return new Page<CaseListItem>(
                [.. rows.Select(c => new CaseListItem(
                    c.Number, c.Stage, c.Version, units.View(c.Town), c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt, c.LateSince, c.IsSuspended, c.IsRepeat))],
                more ? CaseSearch.MostCounted : total, more);
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
            if (r.Open is { } open) cases = open ? cases.Where(c => c.EndedAt == null) : cases.Where(c => c.EndedAt != null);
            if (!string.IsNullOrEmpty(r.Handler))
            {
                var handler = r.Handler == "-" ? null : r.Handler;
                cases = cases.Where(c => c.Handler == handler);
            }
            if (!string.IsNullOrEmpty(r.DutyUnit))
            {
                var (late, until) = (r.DutyLate, r.DutyWithinHours is { } within ? now.AddHours(Math.Clamp(within, 0, 24 * 366)) : (DateTimeOffset?)null);
                cases = cases.Where(c => c.Duties.Any(d =>
                    d.Unit == r.DutyUnit && d.DoneAt == null && (late == null || (d.DueAt != null && d.DueAt <= now) == late) && (until == null || (d.DueAt > now && d.DueAt <= until))));
            }
            if (r.LateFromDays is { } lateFrom)
            {
                var before = now.AddDays(-Math.Clamp(lateFrom, 0, 36_500));
                cases = cases.Where(c => c.LateSince <= before);
            }
            if (r.LateBelowDays is { } lateBelow)
            {
                var after = now.AddDays(-Math.Clamp(lateBelow, 0, 36_500));
                cases = cases.Where(c => c.LateSince > after);
            }
            return Between(cases, r);
        }

        private static IQueryable<CaseRow> Between(IQueryable<CaseRow> cases, FindCases r)
        {
            if (r.OpenedFrom is not null || r.OpenedTo is not null)
            {
                var (from, before) = Days(r.OpenedFrom, r.OpenedTo);
                cases = cases.Where(c => c.OpenedAt >= from && c.OpenedAt < before);
            }
            if (r.EndedFrom is not null || r.EndedTo is not null)
            {
                var (from, before) = Days(r.EndedFrom, r.EndedTo);
                cases = cases.Where(c => c.EndedAt >= from && c.EndedAt < before);
            }
            if (r.BreachedFrom is not null || r.BreachedTo is not null)
            {
                var (from, before) = Days(r.BreachedFrom, r.BreachedTo);
                cases = cases.Where(c => c.Deadlines.Any(d => d.BreachedAt >= from && d.BreachedAt < before));
            }
            if (r.LeftStage is { } left)
            {
                var (from, before) = Days(r.LeftFrom, r.LeftTo);
                cases = cases.Where(c => c.Spans.Any(s => s.Stage == left && s.LeftAt >= from && s.LeftAt < before));
            }
            if (r.FoundAtHome is { } home) cases = cases.Where(c => (c.FirstFinder == c.Town || c.FirstFinder == c.Village) == home);
            return cases;
        }

        private static (DateTimeOffset From, DateTimeOffset Before) Days(DateOnly? from, DateOnly? to) =>
            (LegalTime.StartOf(from ?? new DateOnly(1900, 1, 1)), LegalTime.EndOf(to ?? new DateOnly(9000, 1, 1)));

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
