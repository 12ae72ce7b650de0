using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>The ranking of a period with its reasons, as far as the reader may see it: an assessed unit its own line, a town its villages, the district's bodies all.</summary>
/// <param name="Period"><c>2026-03</c>, <c>2026-Q1</c> or <c>2026</c>; default the last month that ended.</param>
/// <param name="Level">Default: villages for a village, else towns.</param>
/// <param name="Town">Whose villages, code or slug; default the reader's own town.</param>
public sealed record ListAssessments(string? Period, AssessmentLevel? Level = null, string? Town = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(AssessmentSheets sheets, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ListAssessments, Result<AssessmentSheet>>
    {
        public async Task<Result<AssessmentSheet>> Handle(ListAssessments r, CancellationToken cancellationToken)
        {
            var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if ((string.IsNullOrEmpty(r.Period) ? AssessmentPeriod.Of(LegalTime.DateOf(clock.Now), 1).Previous : AssessmentPeriod.Parse(r.Period)) is not { } period) return new Refusal("period-unreadable", RefusalKind.Invalid, "period");
            var level = r.Level ?? (reader.UnitKind == UnitKind.Village ? AssessmentLevel.Village : AssessmentLevel.Town);
            if (level == AssessmentLevel.Town) return await sheets.ViewAsync(period, level, units.Body(UnitKind.Planning).Code, cancellationToken);
            var town = string.IsNullOrEmpty(r.Town) ? units.Find(reader.UnitKind == UnitKind.Village ? units.Find(reader.UnitCode)?.Parent : reader.UnitCode) : units.Named(r.Town);
            if (town is null || !units.IsTown(town.Code)) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
            return await sheets.ViewAsync(period, level, town.Code, cancellationToken);
        }
    }
}

/// <summary>A unit's assessment of a period with every deduction and the fact behind it.</summary>
/// <param name="Unit">Code or slug.</param>
public sealed record GetAssessment(string Period, string Unit) : IRequest<Result<AssessmentView>>
{
    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<GetAssessment, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(GetAssessment r, CancellationToken cancellationToken) => sheets.FindAsync(r.Period, r.Unit, cancellationToken);
    }
}

/// <summary>Opens the assessments of a period that has begun, or computes them anew from the facts as they are now; they are published to the assessed units with it.</summary>
/// <param name="Town">Whose villages, code or slug; empty: planning assesses the towns, a town its own villages.</param>
public sealed record ComputeAssessments(string? Period, string? Town = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(UnitOfWork work, AssessmentStore store, AssessmentSheets sheets, ReportStore reports, ICurrentActor current, LegalClock clock) : IRequestHandler<ComputeAssessments, Result<AssessmentSheet>>
    {
        public Task<Result<AssessmentSheet>> Handle(ComputeAssessments r, CancellationToken cancellationToken) => work.RunAsync<Result<AssessmentSheet>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var (level, assessor, refused) = await sheets.AssessorAsync(actor, r.Town, cancellationToken);
            if (refused is not null) return refused;
            if (AssessmentPeriod.Parse(r.Period) is not { } period || period.From > now) return new Refusal("period-unreadable", RefusalKind.Invalid, "period");
            var known = (await store.FindAsync(period, a => a.Assessor == assessor, cancellationToken)).ToDictionary(k => k.Row.Unit);
            if (known.Values.Any(k => k.Assessment.Confirmed is not null)) return Refusal.Of(AssessmentRefusalReason.IsConfirmed);
            var policy = await reports.PolicyAsync(period.Start, cancellationToken);
            var facts = await sheets.FactsAsync(level, assessor, period, now, cancellationToken);
            foreach (var unit in await store.UnitsAsync(level, assessor, period, cancellationToken))
            {
                var before = known.GetValueOrDefault(unit.Code);
                var (deductions, uncleared) = facts(unit.Code);
                var decision = before.Assessment is { } assessment
                    ? AssessmentDecider.Compute(assessment, deductions, uncleared, actor, now)
                    : AssessmentDecider.ComputeFirst(
                        new AssessmentOpened(now, period.ToString(), unit.Code, unit.Name, level, assessor, policy.Version), deductions, uncleared, actor, now);
                if (!decision.IsAccepted) return decision.Refusal;
                await store.WriteAsync(before.Row, before.Assessment, decision, new Context(now, actor), cancellationToken);
            }
            return await sheets.ViewAsync(period, level, assessor, cancellationToken);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>The assessed town's lead, or whoever works in the assessed village, appeals against a deduction, once, before the confirmation.</summary>
/// <param name="Deduction">The deduction's key.</param>
public sealed record AppealDeduction(string Period, string Unit, string? Deduction, string? Reason, int? Version = null) : IRequest<Result<AssessmentView>>, IAbout
{
    Subject? IAbout.About => AssessmentRoom.About(Period, Unit);

    internal sealed class Validator : AbstractValidator<AppealDeduction>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<AppealDeduction, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(AppealDeduction r, CancellationToken cancellationToken) =>
            sheets.TakeAsync(r.Period, r.Unit, r.Version, (a, x) => AssessmentDecider.Appeal(a, r.Deduction, r.Reason, x.Actor, x.Now), cancellationToken);
    }
}

/// <summary>The assessor lifts a deduction that was appealed against, or rejects the appeal with a reason.</summary>
/// <param name="Deduction">The deduction's key.</param>
public sealed record DecideAppeal(string Period, string Unit, string Deduction, bool? Upheld, string? Reason, int? Version = null) : IRequest<Result<AssessmentView>>, IAbout
{
    Subject? IAbout.About => AssessmentRoom.About(Period, Unit);

    internal sealed class Validator : AbstractValidator<DecideAppeal>
    {
        public Validator()
        {
            RuleFor(r => r.Upheld).NotNull();
            RuleFor(r => r.Reason).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<DecideAppeal, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(DecideAppeal r, CancellationToken cancellationToken) =>
            sheets.TakeAsync(r.Period, r.Unit, r.Version, (a, x) => AssessmentDecider.Decide(a, r.Deduction, r.Upheld!.Value, r.Reason, x.Actor, x.Now), cancellationToken);
    }
}

/// <summary>Confirms a period's assessments, all of an assessor's units together: scores, grades and ranks are frozen, whatever changes later.</summary>
/// <param name="Town">As of <see cref="ComputeAssessments"/>.</param>
/// <param name="Version">The sheet's version that was seen.</param>
public sealed record ConfirmAssessments(string? Period, string? Town = null, int? Version = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(UnitOfWork work, AssessmentStore store, AssessmentSheets sheets, ReportStore reports, ICurrentActor current, LegalClock clock) : IRequestHandler<ConfirmAssessments, Result<AssessmentSheet>>
    {
        public Task<Result<AssessmentSheet>> Handle(ConfirmAssessments r, CancellationToken cancellationToken) => work.RunAsync<Result<AssessmentSheet>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var (level, assessor, refused) = await sheets.AssessorAsync(actor, r.Town, cancellationToken);
            if (refused is not null) return refused;
            if (AssessmentPeriod.Parse(r.Period) is not { } period) return new Refusal("period-unreadable", RefusalKind.Invalid, "period");
            var all = await store.FindAsync(period, a => a.Assessor == assessor, cancellationToken);
            if (all.Count == 0) return new Refusal("assessment-not-computed", RefusalKind.InvalidInStage);
            if (r.Version is { } seen && seen != all.Sum(a => a.Row.Version)) return new Refusal("conflict", RefusalKind.Conflict);
            var facts = await sheets.FactsAsync(level, assessor, period, now, cancellationToken);
            if ((await store.UnitsAsync(level, assessor, period, cancellationToken)).Any(u => all.All(a => a.Row.Unit != u.Code))) return Refusal.Of(AssessmentRefusalReason.Stale);
            if (await sheets.OpenReviewAsync(level, period, cancellationToken) is { } month) return new Refusal("assessment-review-open", RefusalKind.InvalidInStage, null, month);
            var ranks = Scoring.Ranks([.. all.Select(a => a.Assessment.Score)]);
            var appealDays = (await reports.PolicyAsync(period.Start, cancellationToken)).AppealDays;
            var decided = all.Zip(ranks, (a, rank) =>
            {
                var (deductions, uncleared) = facts(a.Row.Unit);
                return (a.Row, a.Assessment, Decision: AssessmentDecider.Confirm(a.Assessment, period, deductions, uncleared, rank, all.Count, appealDays, actor, now));
            }).ToList();
            if (FirstOf(decided.Select(d => d.Decision.Refusal)) is { } refusal) return refusal;
            foreach (var (row, assessment, decision) in decided) await store.WriteAsync(row, assessment, decision, new Context(now, actor), cancellationToken);
            return await sheets.ViewAsync(period, level, assessor, cancellationToken);
        }, cancellationToken, x => x.IsOk);

        /// <summary>Of several reasons the one that is said before the others.</summary>
        private static Refusal? FirstOf(IEnumerable<Refusal?> refusals) =>
            refusals.OfType<Refusal>().MinBy(r => Array.FindIndex(Enum.GetValues<AssessmentRefusalReason>(), reason => Refusal.CodeOf(reason) == r.Code));
    }
}

/// <summary>Who assesses whom, what computing comes to now, and how a reader sees it.</summary>
internal sealed class AssessmentSheets(UnitOfWork work, AssessmentStore store, FactReader reader, ReportStore reports, UnitDirectory directory, ICurrentActor current, LegalClock clock)
{
    public delegate Decision<UnitAssessment, AssessmentEvent> Step(UnitAssessment assessment, Context x);

    /// <summary>Whose units the actor assesses: with a town named its villages, else what is the actor's own to assess; or why they do not.</summary>
    public async Task<(AssessmentLevel Level, string Assessor, Refusal? Refused)> AssessorAsync(Actor actor, string? town, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var named = string.IsNullOrEmpty(town) ? units.IsTown(actor.UnitCode) ? actor.UnitCode : null : units.Named(town)?.Code ?? "";
        var (level, assessor) = named is null ? (AssessmentLevel.Town, units.Body(UnitKind.Planning).Code) : (AssessmentLevel.Village, named);
        return (level, assessor, AssessmentDecider.MayAssess(level, assessor, actor) ? null : new Refusal("not-yours", RefusalKind.Forbidden));
    }

    /// <summary>What computing would come to for each unit.</summary>
    public async Task<Func<string, (IReadOnlyList<Deduction> Deductions, IReadOnlyList<string> Uncleared)>> FactsAsync(AssessmentLevel level, string assessor, AssessmentPeriod period, DateTimeOffset now, CancellationToken ct)
    {
        var (facts, table) = (await reader.ReadAsync(level, assessor, period, now, ct), (await reports.PolicyAsync(period.Start, ct)).Assessment);
        return unit => (Scoring.Deduct(facts.Facts[unit], table), [.. facts.Uncleared[unit]]);
    }

    /// <summary>The first month of a period whose satellite review was begun and not confirmed: what it finds of the towns would count in no period; null without one.</summary>
    public async Task<string?> OpenReviewAsync(AssessmentLevel level, AssessmentPeriod period, CancellationToken ct) =>
        level == AssessmentLevel.Town ? await reader.OpenReviewAsync(period, ct) : null;

    /// <summary>The ranking as the present reader sees it.</summary>
    public async Task<AssessmentSheet> ViewAsync(AssessmentPeriod period, AssessmentLevel level, string assessor, CancellationToken ct)
    {
        var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(ct));
        var all = await store.FindAsync(period, a => a.Assessor == assessor, ct);
        var confirmedAt = all.Select(a => a.Assessment.Confirmed?.At).FirstOrDefault();
        string[] actions = confirmedAt is not null || !AssessmentDecider.MayAssess(level, assessor, actor) || period.From > clock.Now ? [] : all.Count > 0 && period.Before <= clock.Now ? ["compute", "confirm"] : ["compute"];
        return new AssessmentSheet(
            period.ToString(), level, level == AssessmentLevel.Village ? units.View(assessor) : null, period.From, period.Before, all.Sum(a => a.Row.Version), confirmedAt,
            AssessmentViews.Of([.. all.Select(a => a.Assessment)], period, (await reports.PolicyAsync(period.Start, ct)).AppealDays, units, actor), actions);
    }

    /// <summary>A unit's assessment as the present reader sees it.</summary>
    public async Task<Result<AssessmentView>> FindAsync(string periodText, string unitName, CancellationToken ct) =>
        await LoadAsync(periodText, unitName, ct) is var (period, row, assessment) ? await ViewAsync(period, row, assessment, ct) : new Refusal("not-found", RefusalKind.NotFound);

    /// <summary>One step on a unit's assessment: load, let the rules decide, write, and answer with it as its reader sees it.</summary>
    public Task<Result<AssessmentView>> TakeAsync(string periodText, string unitName, int? version, Step step, CancellationToken ct) => work.RunAsync<Result<AssessmentView>>(async () =>
    {
        if (await LoadAsync(periodText, unitName, ct) is not var (period, row, assessment)) return Refusal.NotFound;
        var taken = await store.TakeAsync(row, assessment, version, (a, x) => step(a, x), ct);
        return taken.IsOk ? await ViewAsync(period, row, taken.Value.Item2, ct) : taken.Refusal;
    }, ct, x => x.IsOk);

    /// <summary>Whether there is an assessment of the unit for the present reader.</summary>
    public async Task<bool> IsSeenAsync(string periodText, string unitName, CancellationToken ct) => await LoadAsync(periodText, unitName, ct) is not null;

    private async Task<(AssessmentPeriod Period, AssessmentRow Row, UnitAssessment Assessment)?> LoadAsync(string periodText, string unitName, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var unit = units.Named(unitName)?.Code;
        return AssessmentPeriod.Parse(periodText) is { } period && await store.FindAsync(period, a => a.Unit == unit, ct) is [var (row, assessment)] ? (period, row, assessment) : null;
    }

    /// <summary>Ranked among the others of its assessor, where the reader sees them.</summary>
    private async Task<AssessmentView> ViewAsync(AssessmentPeriod period, AssessmentRow row, UnitAssessment assessment, CancellationToken ct) =>
        (await ViewAsync(period, assessment.Opened.Level, row.Assessor, ct)).Items.Single(v => v.Unit.Code == row.Unit);
}
