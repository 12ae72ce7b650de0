using Enforcement.Api.Data;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Assessment;

/// <summary>Who assesses whom, what computing comes to now, and how a reader sees it.</summary>
internal sealed class AssessmentSheets(UnitOfWork work, AssessmentStore store, FactReader reader, ReportStore reports,
    UnitDirectory directory, ICurrentActor current, LegalClock clock)
{
    public delegate Decision<UnitAssessment, AssessmentEvent> Step(UnitAssessment assessment, Context x);

    /// <summary>
    /// Whose units the actor assesses: with a town named its villages, else what is the actor's own to assess; or why they do not.
    /// </summary>
    public async Task<(AssessmentLevel Level, string Assessor, Refusal? Refused)> AssessorAsync(Actor actor, string? town,
        CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var named = string.IsNullOrEmpty(town) ? units.IsTown(actor.UnitCode) ? actor.UnitCode : null : units.Named(town)?.Code ?? "";
        var (level, assessor) = named is null ? (AssessmentLevel.Town, units.Body(UnitKind.Planning).Code)
            : (AssessmentLevel.Village, named);
        return (level, assessor, AssessmentDecider.MayAssess(level, assessor, actor) ? null : Refusal.NotYours);
    }

    /// <summary>What computing would come to for each unit.</summary>
    public async Task<Func<string,
        (IReadOnlyList<Deduction> Deductions, IReadOnlyList<string> Uncleared)>> FactsAsync(AssessmentLevel level, string assessor,
            AssessmentPeriod period, DateTimeOffset now, CancellationToken ct)
    {
        var (facts, table) = (await reader.ReadAsync(level, assessor, period, now, ct),
            (await reports.PolicyAsync(period.Start, ct)).Assessment);
        return unit => (Scoring.Deduct(facts.Facts[unit], table), [.. facts.Uncleared[unit]]);
    }

    /// <summary>
    /// The first month of a period whose satellite review was begun and not confirmed: what it finds of the towns would count in no
    /// period; null without one.
    /// </summary>
    public async Task<string?> OpenReviewAsync(AssessmentLevel level, AssessmentPeriod period, CancellationToken ct) =>
        level == AssessmentLevel.Town ? await reader.OpenReviewAsync(period, ct) : null;

    /// <summary>The ranking as the present reader sees it.</summary>
    public async Task<AssessmentSheet> ViewAsync(AssessmentPeriod period, AssessmentLevel level, string assessor, CancellationToken ct)
    {
        var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(ct));
        var all = await store.FindAsync(period, a => a.Assessor == assessor, ct);
        var confirmedAt = all.Select(a => a.Assessment.Confirmed?.At).FirstOrDefault();
        string[] actions = confirmedAt is not null || !AssessmentDecider.MayAssess(level, assessor, actor) || period.From > clock.Now
            ? [] : all.Count > 0 && period.Before <= clock.Now ? ["compute", "confirm"] : ["compute"];
        return new AssessmentSheet(
            period.ToString(), level, level == AssessmentLevel.Village ? units.View(assessor) : null, period.From, period.Before,
            all.Sum(a => a.Row.Version), confirmedAt,
            AssessmentViews.Of([.. all.Select(a => a.Assessment)], period, (await reports.PolicyAsync(period.Start, ct)).AppealDays,
                units, actor), actions);
    }

    /// <summary>A unit's assessment as the present reader sees it.</summary>
    public async Task<Result<AssessmentView>> FindAsync(string periodText, string unitName, CancellationToken ct) =>
        await LoadAsync(periodText, unitName, ct) is var (period, row, assessment) ? await ViewAsync(period, row, assessment, ct)
            : Refusal.NotFound;

    /// <summary>One step on a unit's assessment: load, let the rules decide, write, and answer with it as its reader sees it.</summary>
    public Task<Result<AssessmentView>> TakeAsync(string periodText, string unitName, int? version, Step step, CancellationToken ct) =>
        work.RunAsync<Result<AssessmentView>>(async () =>
    {
        if (await LoadAsync(periodText, unitName, ct) is not var (period, row, assessment)) return Refusal.NotFound;
        var taken = await store.TakeAsync(row, assessment, version, (a, x) => step(a, x), ct);
        return taken.IsOk ? await ViewAsync(period, row, taken.Value.Item2, ct) : taken.Refusal;
    }, ct, x => x.IsOk);

    /// <summary>Whether there is an assessment of the unit for the present reader.</summary>
    public async Task<bool> IsSeenAsync(string periodText, string unitName, CancellationToken ct) =>
        await LoadAsync(periodText, unitName, ct) is not null;

    private async Task<(AssessmentPeriod Period, AssessmentRow Row, UnitAssessment Assessment)?> LoadAsync(string periodText,
        string unitName, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var unit = units.Named(unitName)?.Code;
        return AssessmentPeriod.Parse(periodText) is { } period
            && await store.FindAsync(period, a => a.Unit == unit, ct) is [var (row, assessment)] ? (period, row, assessment) : null;
    }

    /// <summary>Ranked among the others of its assessor, where the reader sees them.</summary>
    private async Task<AssessmentView> ViewAsync(AssessmentPeriod period, AssessmentRow row, UnitAssessment assessment,
        CancellationToken ct) =>
        (await ViewAsync(period, assessment.Opened.Level, row.Assessor, ct)).Items.Single(v => v.Unit.Code == row.Unit);
}
