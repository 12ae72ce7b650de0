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
    /// <summary>
    /// True: only cases in progress with a passed deadline whose duty is still open, noted by the sweep or not yet; false: only the others.
    /// </summary>
    public bool? Overdue { get; init; }
    /// <summary>
    /// Only cases in progress that are not late and whose next deadline falls within so many hours from now, as the overdue dashboard
    /// counts them.
    /// </summary>
    public int? DueWithinHours { get; init; }
    /// <summary>True: only cases that are neither closed nor withdrawn.</summary>
    public bool? Open { get; init; }
    /// <summary>Part of the number, the address or the party's name.</summary>
    public string? Q { get; init; }
    /// <summary>
    /// <c>openedAt</c>, <c>nextDueAt</c>, <c>lateSince</c>, <c>stageSince</c> (longest at its stage first), <c>number</c>; the others
    /// descending with <c>-</c> before it. Default <c>-openedAt</c>.
    /// </summary>
    public string? Sort { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    /// <summary>
    /// Only cases that this person of the town, by sign-in name, recorded something in last; <c>-</c>: that nobody of the town has.
    /// </summary>
    public string? Handler { get; init; }
    /// <summary>Only cases in which this unit, by code or slug, has an open duty.</summary>
    public string? DutyUnit { get; init; }
    /// <summary>Only cases with an open duty, of that unit or of any, that is late (true) or is not (false).</summary>
    public bool? DutyLate { get; init; }
    /// <summary>… with one that is not late yet and falls due within so many hours.</summary>
    public int? DutyWithinHours { get; init; }
    /// <summary>
    /// Only cases that left this stage, or with the days alone any, within <see cref="LeftFrom"/> and <see cref="LeftTo"/>.
    /// </summary>
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
    /// <summary>
    /// Only cases with a deadline that passed, whose last day was this or later: what ends on Sunday at 24:00 belongs to Sunday.
    /// </summary>
    public DateOnly? BreachedFrom { get; init; }
    /// <summary>… or on this day or earlier.</summary>
    public DateOnly? BreachedTo { get; init; }
    /// <summary>True: only cases first found by their own town or one of its villages 首发; false: only the others (Art 17).</summary>
    public bool? FoundAtHome { get; init; }

    internal sealed class RequestHandler(EnforcementDb db, LegalClock clock, UnitDirectory directory, CaseSearch search)
        : IRequestHandler<FindCases, Result<Page<CaseListItem>>>
    {
        public async Task<Result<Page<CaseListItem>>> Handle(FindCases r, CancellationToken cancellationToken)
        {
            var (units, now, q) = (await directory.GetAsync(cancellationToken), clock.Now, r.Q?.Trim());
            IQueryable<CaseRow> Cases(bool byIndex, bool inOrder = false) =>
                Filter(string.IsNullOrEmpty(q) ? db.Set<CaseRow>().AsNoTracking() : search.Matching(q, byIndex), r, now, units, inOrder);
            // Where scope or filter leave few cases, a text that very many hold is looked for in those: joining all that the index
            // proposes took a third of a second.
            var isNarrow = search.IsScoped
                || r is { Open: true } or { Overdue: true } or { DueWithinHours: not null } or { LateFromDays: not null } or { LateBelowDays: not null };
            var byIndex = string.IsNullOrEmpty(q) || !isNarrow || await search.ProposesFewAsync(q, cancellationToken);
            var cases = byIndex ? Cases(byIndex: true) : search.OfScope(Cases(byIndex: false));
            if (Sorted(cases, r.Sort, now) is null) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            // Searched once: the page is then taken from the numbers found, or, where thousands were, from the list in its order.
            var found = string.IsNullOrEmpty(q) ? null : await cases.Select(c => c.Number).Take(CaseSearch.MostCounted + 1)
                .ToListAsync(cancellationToken);
            var total = found?.Count ?? await cases.CountAsync(cancellationToken);
            var more = found is not null && total > CaseSearch.MostCounted;
            if (total == 0) return new Page<CaseListItem>([], 0, false);
            if (more) cases = Cases(byIndex: false, inOrder: true);
            else if (found is not null) cases = db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(found).Contains(c.Number));
            var rows = await Sorted(cases, r.Sort, now)!.Skip(r.Page.Skip).Take(r.Page.Size)
                .Select(c => new { c.Number, c.Stage, c.Version, c.Town, c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt,
                    c.LateSince, c.IsSuspended, c.IsRepeat })
                .ToListAsync(cancellationToken);
            return new Page<CaseListItem>(
                [.. rows.Select(c => new CaseListItem(
                    c.Number, c.Stage, c.Version, units.View(c.Town), c.Address, c.PartyName, c.OpenedAt, c.NextDeadline, c.NextDueAt,
                    CaseRow.LateAt(c.LateSince, c.NextDueAt, now), c.IsSuspended, c.IsRepeat))],
                more ? CaseSearch.MostCounted : total, more);
        }

        /// <param name="inOrder">Thousands answer: the list's own order is walked until the page is full, not the open cases gathered and
        /// sorted.</param>
        private static IQueryable<CaseRow> Filter(IQueryable<CaseRow> cases, FindCases r, DateTimeOffset now, Units units, bool inOrder)
        {
            if (r.Stage is { } stage) cases = cases.Where(c => c.Stage == stage);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                cases = cases.Where(c => c.Town == code);
            }
            if (r.Overdue is { } overdue)
                cases = overdue ? cases.Where(c => c.EndedAt == null && (c.LateSince ?? c.NextDueAt) <= now)
                    : cases.Where(c => c.EndedAt != null || (c.LateSince ?? c.NextDueAt) == null || (c.LateSince ?? c.NextDueAt) > now);
            if (r.DueWithinHours is { } hours)
            {
                var until = now.AddHours(Math.Clamp(hours, 0, 24 * 366));
                cases = cases.Where(c => c.EndedAt == null && c.LateSince == null && c.NextDueAt > now && c.NextDueAt <= until);
            }
            if (r.Open is { } open) cases = open && inOrder
                ? cases.Where(c => (c.EndedAt ?? DateTimeOffset.MinValue) == DateTimeOffset.MinValue) : open
                    ? cases.Where(c => c.EndedAt == null) : cases.Where(c => c.EndedAt != null);
            if (!string.IsNullOrEmpty(r.Handler))
            {
                var handler = r.Handler == "-" ? null : r.Handler;
                cases = cases.Where(c => c.Handler == handler);
            }
            if (!string.IsNullOrEmpty(r.DutyUnit) || r.DutyLate is not null || r.DutyWithinHours is not null)
            {
                var unit = units.CodeOf(r.DutyUnit);
                var (late, until) = (r.DutyLate, r.DutyWithinHours is { } within ? now.AddHours(Math.Clamp(within, 0, 24 * 366))
                    : (DateTimeOffset?)null);
                cases = cases.Where(c => c.Duties.Any(d =>
                    (unit == null || d.Unit == unit) && d.DoneAt == null && (late == null || (d.DueAt != null && d.DueAt <= now) == late)
                        && (until == null || (d.DueAt > now && d.DueAt <= until))));
            }
            if (r.LateFromDays is { } lateFrom)
            {
                var before = now.AddDays(-Math.Clamp(lateFrom, 0, 36_500));
                cases = cases.Where(c => c.EndedAt == null && (c.LateSince ?? c.NextDueAt) <= before);
            }
            if (r.LateBelowDays is { } lateBelow)
            {
                var after = now.AddDays(-Math.Clamp(lateBelow, 0, 36_500));
                cases = cases.Where(c => c.EndedAt == null && (c.LateSince ?? c.NextDueAt) > after && (c.LateSince ?? c.NextDueAt) <= now);
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
                cases = cases.Where(c =>
                    c.Deadlines.Any(d => d.BreachedAt > from && d.BreachedAt <= before)); // 24:00 belongs to the day that ends
            }
            if (r.LeftStage is not null || r.LeftFrom is not null || r.LeftTo is not null)
            {
                var ((from, before), left) = (Days(r.LeftFrom, r.LeftTo), r.LeftStage);
                cases = cases.Where(c => c.Spans.Any(s => (left == null || s.Stage == left) && s.LeftAt >= from && s.LeftAt < before));
            }
            if (r.FoundAtHome is { } home) cases = cases.Where(c =>
                EF.Functions.Like(c.FirstFinder, c.Town + "%") == home); // a village's code begins with its town's
            return cases;
        }

        private static readonly DateOnly First = new(1900, 1, 1), Last = new(9000, 1, 1);

        /// <summary>Days before or behind all cases mean these bounds: nobody can reckon beyond the ends of the calendar.</summary>
        private static (DateTimeOffset From, DateTimeOffset Before) Days(DateOnly? from, DateOnly? to)
        {
            static DateOnly Within(DateOnly day) => day < First ? First : day > Last ? Last : day;
            return (LegalTime.StartOf(Within(from ?? First)), LegalTime.EndOf(Within(to ?? Last)));
        }

        /// <summary>With the number as tie-break, so that no case stands on two pages.</summary>
        private static IQueryable<CaseRow>? Sorted(IQueryable<CaseRow> cases, string? sort, DateTimeOffset now) => sort switch
        {
            null or "" or "-openedAt" => cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Number),
            "openedAt" => cases.OrderBy(c => c.OpenedAt).ThenBy(c => c.Number),
            "nextDueAt" => cases.OrderBy(c => c.NextDueAt == null).ThenBy(c => c.NextDueAt).ThenBy(c => c.Number),
            "-nextDueAt" => cases.OrderByDescending(c => c.NextDueAt).ThenBy(c => c.Number),
            "lateSince" => cases.OrderBy(c => (c.LateSince ?? c.NextDueAt) <= now ? 0 : 1).ThenBy(c => c.LateSince ?? c.NextDueAt)
                .ThenBy(c => c.Number),
            "-lateSince" => cases.OrderBy(c => (c.LateSince ?? c.NextDueAt) <= now ? 0 : 1)
                .ThenByDescending(c => c.LateSince ?? c.NextDueAt).ThenBy(c => c.Number),
            "stageSince" => cases.OrderBy(c => c.StageSince == null).ThenBy(c => c.StageSince).ThenBy(c => c.Number),
            "number" => cases.OrderBy(c => c.Number),
            "-number" => cases.OrderByDescending(c => c.Number),
            _ => null,
        };
    }
}
