using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Tracks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>
/// Cases in progress: how many, how many of them fall due within 24 hours, how many are late (as soon as a deadline passed, noted by the
/// sweep or not yet), and since when the oldest is.
/// </summary>
public sealed record Load(int Open, int DueSoon, int Late, DateTimeOffset? Oldest)
{
    /// <summary>Share of late ones, 0 to 1; 0 where there are none.</summary>
    public double LateRate => Open == 0 ? 0 : (double)Late / Open;
}

/// <summary>
/// A town's cases in progress; the towns stand in the order of their rank: the most late cases first, then the highest share of them.
/// </summary>
/// <param name="Rank">From 1; equals share one.</param>
public sealed record TownLoad(UnitView Town, Load Load, int Rank);

/// <summary>A stage: what stands there now, and how long cases stayed.</summary>
/// <param name="MedianDays">Median of the days that cases spent there which left it in the period; null when none did.</param>
/// <param name="Left">How many left it in the period.</param>
/// <param name="LongestDays">Whole days that the case standing there longest has stood; null when there is none.</param>
/// <param name="LongestCase">Its number.</param>
public sealed record StageLoad(CaseStage Stage, Load Load, double? MedianDays, int Left, int? LongestDays, string? LongestCase);

/// <summary>Cases that ended in the period, closed or withdrawn.</summary>
public sealed record EndedCases(CaseStage Stage, int Cases);

/// <summary>
/// Cases in which a unit has an open duty, one that falls due within 24 hours, one that is late; a case counts once in each.
/// </summary>
public sealed record UnitLoad(UnitView Unit, int Open, int DueSoon, int Late);

/// <summary>Cases that a person of a town handles: who last recorded something there; null: nobody of the town has yet.</summary>
public sealed record PersonLoad(string? UserName, string? DisplayName, UnitView Town, Load Load);

/// <summary>Late cases by how long: at least <paramref name="FromDays"/>, below <paramref name="BelowDays"/> (null: no bound).</summary>
public sealed record AgeLoad(int FromDays, int? BelowDays, int Cases);

/// <summary>
/// A week from Monday to Sunday, as far as it lies in the period. A deadline that passed counts on its last day: what ended on Sunday at
/// 24:00, that Sunday.
/// </summary>
public sealed record WeekTrend(DateOnly From, DateOnly To, int Opened, int Ended, int Breached);

/// <summary>Cases of a town opened in the period, and how many of them the town or one of its villages found first 首发 (Art 17).</summary>
public sealed record FinderRate(UnitView Town, int Cases, int FoundAtHome)
{
    /// <summary>Share, 0 to 1.</summary>
    public double Rate => (double)FoundAtHome / Cases;
}

/// <summary>A town in the last satellite review of the period that the reader may see (Art 16).</summary>
public sealed record MatchRate(UnitView Town, string Month, int Matched, int SatelliteOnly, double? Rate);

/// <summary>What a supervisor looks at, within the reader's scope and the filter.</summary>
/// <param name="At">Instant of the figures, legal time.</param>
/// <param name="From">First day of the period of what happened: trend, medians, finders, matches.</param>
/// <param name="To">Its last day, inclusive.</param>
/// <param name="OldestCase">Number of the case that is late for longest, or null.</param>
/// <param name="Stages">Every stage but the two ends; with a filter by stage that one alone.</param>
/// <param name="Units">Whose duties are open; with a filter by unit that one alone.</param>
public sealed record Oversight(
    DateTimeOffset At, DateOnly From, DateOnly To, Load Load, string? OldestCase, IReadOnlyList<TownLoad> Towns,
    IReadOnlyList<StageLoad> Stages, IReadOnlyList<EndedCases> Ended, IReadOnlyList<UnitLoad> Units, IReadOnlyList<PersonLoad> People,
    IReadOnlyList<AgeLoad> Ages, IReadOnlyList<WeekTrend> Weeks, IReadOnlyList<FinderRate> Finders, IReadOnlyList<MatchRate> Matches);

/// <summary>Asks for it.</summary>
public sealed record GetOversight : IRequest<Result<Oversight>>
{
    /// <summary>Only this town, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>Only cases in progress at this stage.</summary>
    public CaseStage? Stage { get; init; }
    /// <summary>Only cases in progress that this person handles; <c>-</c>: nobody yet.</summary>
    public string? Handler { get; init; }
    /// <summary>Only cases in progress in which this unit, by code or slug, has an open duty.</summary>
    public string? DutyUnit { get; init; }
    /// <summary>First day of the period; default twelve weeks back, from a Monday.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Its last day, inclusive; default today.</summary>
    public DateOnly? To { get; init; }

    internal sealed class RequestHandler(EnforcementDb db, LegalClock clock, UnitDirectory directory, IMediator mediator)
        : IRequestHandler<GetOversight, Result<Oversight>>
    {
        private sealed record Line(string Number, string Town, CaseStage Stage, string? Handler, DateTimeOffset? LateSince,
            DateTimeOffset? NextDueAt, DateTimeOffset? StageSince)
        {
            /// <inheritdoc cref="CaseRow.LateAt"/>
            public DateTimeOffset? Late(DateTimeOffset now) => CaseRow.LateAt(LateSince, NextDueAt, now);
        }

        public async Task<Result<Oversight>> Handle(GetOversight r, CancellationToken cancellationToken)
        {
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            var today = LegalTime.DateOf(now);
            static bool IsPast(DateOnly? day) => day is { Year: < 2000 or > 2999 };
            if (IsPast(r.From) || IsPast(r.To)) return new Refusal("period-of-days", RefusalKind.Invalid, "from");
            var to = r.To ?? (r.From is { } start && start > today ? start : today);
            var from = r.From ?? Monday(to).AddDays(-7 * 11);
            if (to < from || to > from.AddYears(2)) return new Refusal("period-of-days", RefusalKind.Invalid, "from");
            var town = units.CodeOf(r.Town);
            var ofTown = db.Set<CaseRow>().AsNoTracking().Where(c => town == null || c.Town == town);
            var open = ofTown.Where(c => c.EndedAt == null);
            if (r.Stage is { } stage) open = open.Where(c => c.Stage == stage);
            if (!string.IsNullOrEmpty(r.Handler))
            {
                var handler = r.Handler == "-" ? null : r.Handler;
                open = open.Where(c => c.Handler == handler);
            }
            var unit = units.CodeOf(r.DutyUnit);
            if (unit is not null) open = open.Where(c => c.Duties.Any(d => d.Unit == unit && d.DoneAt == null));
            var lines = await open.Select(c => new Line(c.Number, c.Town, c.Stage, c.Handler, c.LateSince, c.NextDueAt, c.StageSince))
                .ToListAsync(cancellationToken);

            Load Of(IEnumerable<Line> of)
            {
                var all = of.ToList();
                return new Load(all.Count, all.Count(l => l.LateSince is null && l.NextDueAt > now && l.NextDueAt <= now.AddHours(24)),
                    all.Count(l => l.Late(now) is not null), all.Min(l => l.Late(now)));
            }
            return new Oversight(
                now, from, to, Of(lines), lines.Where(l => l.Late(now) is not null).MinBy(l => (l.Late(now), l.Number))?.Number,
                Ranked(lines.GroupBy(l => l.Town).Select(g => (units.View(g.Key), Of(g)))),
                await StagesAsync(lines, r.Stage, town, from, to, now, Of, cancellationToken),
                await EndedAsync(ofTown, from, to, cancellationToken), await UnitsAsync(open, unit, now, units, cancellationToken),
                await PeopleAsync(lines, units, Of, cancellationToken), Ages(lines, now),
                await WeeksAsync(ofTown, from, to, cancellationToken),
                await FindersAsync(ofTown, from, to, units, cancellationToken), await MatchesAsync(town, from, to, cancellationToken));
        }

        private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

        private static List<TownLoad> Ranked(IEnumerable<(UnitView Town, Load Load)> towns)
        {
            var ranked = new List<TownLoad>();
            foreach (var (town, load) in towns.OrderByDescending(t => t.Load.Late).ThenByDescending(t => t.Load.LateRate)
                .ThenBy(t => t.Town.Code))
            {
                var isEqual = ranked.Count > 0 && Math.Abs(ranked[^1].Load.LateRate - load.LateRate) < 1e-9
                    && ranked[^1].Load.Late == load.Late;
                ranked.Add(new TownLoad(town, load, isEqual ? ranked[^1].Rank : ranked.Count + 1));
            }
            return ranked;
        }

        private async Task<List<StageLoad>> StagesAsync(List<Line> lines, CaseStage? only, string? town, DateOnly from, DateOnly to,
            DateTimeOffset now, Func<IEnumerable<Line>, Load> load, CancellationToken ct)
        {
            var (start, before) = (LegalTime.StartOf(from), LegalTime.EndOf(to));
            var visible = db.Set<CaseRow>().SelectMany(c => c.Spans); // through the case, so that the scope holds
            var stages = new List<StageLoad>();
            foreach (var stage in TrackRegistry.Open.Where(s => only is null || s == only))
            {
                var hours = await visible.Where(s => s.Stage == stage && s.LeftAt >= start && s.LeftAt < before
                    && (town == null || s.Town == town)).Select(s => s.Hours).ToListAsync(ct);
                hours.Sort();
                double? median = hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2.0 / 24;
                var here = lines.Where(l => l.Stage == stage).ToList();
                var longest = here.MinBy(l => (l.StageSince ?? now, l.Number));
                stages.Add(new StageLoad(stage, load(here), median, hours.Count, longest is null ? null
                    : (int)(now - (longest.StageSince ?? now)).TotalDays, longest?.Number));
            }
            return stages;
        }

        private static async Task<List<EndedCases>> EndedAsync(IQueryable<CaseRow> cases, DateOnly from, DateOnly to, CancellationToken ct)
        {
            var (start, before) = (LegalTime.StartOf(from), LegalTime.EndOf(to));
            var ended = await cases.Where(c => c.EndedAt >= start && c.EndedAt < before).GroupBy(c => c.Stage)
                .Select(g => new { g.Key, Cases = g.Count() }).ToDictionaryAsync(e => e.Key, e => e.Cases, ct);
            return [.. TrackRegistry.Ended.Select(s => new EndedCases(s, ended.GetValueOrDefault(s)))];
        }

        private static async Task<List<UnitLoad>> UnitsAsync(IQueryable<CaseRow> open, string? only, DateTimeOffset now, Units units,
            CancellationToken ct)
        {
            var soon = now.AddHours(24);
            var duties = await open.SelectMany(c => c.Duties).Where(d => d.DoneAt == null && (only == null || d.Unit == only))
                .Select(d => new { d.Unit, d.CaseNumber, d.DueAt }).ToListAsync(ct);
            return
            [
                .. duties.GroupBy(d => d.Unit).Select(g => new UnitLoad(
                        units.View(g.Key), g.Select(d => d.CaseNumber).Distinct().Count(), g.Where(d => d.DueAt > now && d.DueAt <= soon)
                            .Select(d => d.CaseNumber).Distinct().Count(),
                        g.Where(d => d.DueAt <= now).Select(d => d.CaseNumber).Distinct().Count()))
                    .OrderByDescending(u => u.Late).ThenByDescending(u => u.DueSoon).ThenByDescending(u => u.Open)
                        .ThenBy(u => u.Unit.Code, StringComparer.Ordinal),
            ];
        }

        private async Task<List<PersonLoad>> PeopleAsync(List<Line> lines, Units units, Func<IEnumerable<Line>, Load> load,
            CancellationToken ct)
        {
            var names = await db.Set<Person>().AsNoTracking().Where(p => p.UserName != null)
                .Select(p => new { p.UserName, p.DisplayName }).ToDictionaryAsync(p => p.UserName!, p => p.DisplayName, ct);
            return
            [
                .. lines.GroupBy(l => (l.Handler, l.Town))
                    .Select(g => new PersonLoad(g.Key.Handler, g.Key.Handler is { } h ? names.GetValueOrDefault(h) ?? h : null,
                        units.View(g.Key.Town), load(g)))
                    .OrderByDescending(p => p.Load.Late).ThenByDescending(p => p.Load.DueSoon).ThenByDescending(p => p.Load.Open)
                        .ThenBy(p => p.UserName, StringComparer.Ordinal).ThenBy(p => p.Town.Code, StringComparer.Ordinal),
            ];
        }

        private static List<AgeLoad> Ages(List<Line> lines, DateTimeOffset now)
        {
            (int From, int? Below)[] ages = [(0, 3), (3, 7), (7, 30), (30, 90), (90, null)];
            var days = lines.Select(l => l.Late(now)).OfType<DateTimeOffset>().Select(since => (now - since).TotalDays).ToList();
            return [.. ages.Select(a => new AgeLoad(a.From, a.Below, days.Count(d => d >= a.From && (a.Below is null || d < a.Below))))];
        }

        private static async Task<List<WeekTrend>> WeeksAsync(IQueryable<CaseRow> cases, DateOnly from, DateOnly to, CancellationToken ct)
        {
            var (start, before) = (LegalTime.StartOf(from), LegalTime.EndOf(to));
            var opened = await cases.Where(c => c.OpenedAt >= start && c.OpenedAt < before).Select(c => c.OpenedAt).ToListAsync(ct);
            var ended = await cases.Where(c => c.EndedAt >= start && c.EndedAt < before).Select(c => c.EndedAt!.Value).ToListAsync(ct);
            // A case counts once a week however many of its deadlines passed in it, as the list behind the figure shows it once.
            var breached = await cases.SelectMany(c => c.Deadlines).Where(d => d.BreachedAt > start && d.BreachedAt <= before)
                .Select(d => new { d.CaseNumber, At = d.BreachedAt!.Value }).ToListAsync(ct);
            var weeks = new List<WeekTrend>();
            for (var monday = Monday(from); monday <= to; monday = monday.AddDays(7))
            {
                var (first, last) = (monday < from ? from : monday, monday.AddDays(6) > to ? to : monday.AddDays(6));
                bool Within(DateTimeOffset at) => at >= LegalTime.StartOf(first) && at < LegalTime.EndOf(last);
                weeks.Add(new WeekTrend(first, last, opened.Count(Within), ended.Count(Within),
                    breached.Where(b => Within(b.At.AddTicks(-1))).Select(b => b.CaseNumber).Distinct().Count()));
            }
            return weeks;
        }

        private static async Task<List<FinderRate>> FindersAsync(IQueryable<CaseRow> cases, DateOnly from, DateOnly to, Units units,
            CancellationToken ct)
        {
            var (start, before) = (LegalTime.StartOf(from), LegalTime.EndOf(to));
            var towns = await cases.Where(c => c.OpenedAt >= start && c.OpenedAt < before).GroupBy(c => c.Town)
                .Select(g => new { Town = g.Key, Cases = g.Count(), Home = g.Sum(c => EF.Functions.Like(c.FirstFinder, c.Town + "%") ? 1
                    : 0) }).ToListAsync(ct);
            return [.. towns.Select(t => new FinderRate(units.View(t.Town), t.Cases, t.Home)).OrderByDescending(t => t.Rate)
                .ThenByDescending(t => t.Cases).ThenBy(t => t.Town.Code)];
        }

        private async Task<List<MatchRate>> MatchesAsync(string? town, DateOnly from, DateOnly to, CancellationToken ct)
        {
            var months = (await mediator.Send(new ListReviews(), ct)).Items.Where(m => m.ConfirmedAt is not null).Select(m => m.Month)
                .Order(StringComparer.Ordinal).Reverse();
            foreach (var month in months.Where(m => string.CompareOrdinal(m, $"{from:yyyy-MM}") >= 0
                && string.CompareOrdinal(m, $"{to:yyyy-MM}") <= 0))
            {
                if ((await mediator.Send(new GetReview(month), ct)).Value is not { } review) continue;
                return [.. review.Towns.Where(t => town is null || t.Town.Code == town).OrderBy(t => t.MatchRate ?? 2)
                    .ThenBy(t => t.Town.Code).Select(t => new MatchRate(t.Town, month, t.Matched, t.SatelliteOnly, t.MatchRate))];
            }
            return [];
        }
    }
}
